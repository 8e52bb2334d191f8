/*
 * execve(2): the new program gets its arguments and environment; pid, parent and open descriptors
 * stay, close-on-exec ones go.
 */
#include "support.h"

static int after_exec(int argc, char **argv, char **environment)
{
    if (argc != 4 || strcmp(argv[2], "") != 0 || strcmp(argv[3], "last argument") != 0 || argv[4])
        return 1;
    if (!environment[0] || strcmp(environment[0], "A=1") != 0 || !environment[1]
        || strcmp(environment[1], "B=two words") != 0 || environment[2])
        return 2;
    if (getpid() != atoi(argv[1]))
        return 3;
    if (fcntl(100, F_GETFD) != 0)
        return 4;
    if (fcntl(101, F_GETFD) != -1 || errno != EBADF)
        return 5;
    return 0;
}

static void exec_it(void)
{
    char pid[16];
    char *arguments[] = { (char *)"after-exec", pid, (char *)"", (char *)"last argument", NULL };
    char *environment[] = { (char *)"A=1", (char *)"B=two words", NULL };

    snprintf(pid, sizeof pid, "%d", getpid());
    dup2(1, 100);
    dup3(1, 101, O_CLOEXEC);
    execve("/proc/self/exe", arguments, environment);
    _exit(9);
}

int main(int argc, char **argv, char **environment)
{
    if (strcmp(argv[0], "after-exec") == 0)
        return after_exec(argc, argv, environment);
    is_exit(run_child(exec_it), 0, "arguments, environment, pid and descriptors are right");
    return done_testing();
}
