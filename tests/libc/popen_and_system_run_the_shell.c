/* popen(3), system(3). */
#include <tap.h>

#include <signal.h>
#include <sys/wait.h>

int main(void)
{
    char line[100];
    FILE *f;
    int status;

    f = popen("echo from the shell; exit 3", "r");
    ok(f != NULL, "popen for reading");
    is_str(fgets(line, sizeof line, f), "from the shell\n", "its output");
    status = pclose(f);
    is_int(WEXITSTATUS(status), 3, "pclose gives the status");

    f = popen("read word; test \"$word\" = hello", "w");
    fputs("hello\n", f);
    is_int(pclose(f), 0, "popen for writing");
    ok(!popen("true", "x") && errno == EINVAL, "a bad mode is EINVAL");

    ok(system(NULL) != 0, "there is a shell");
    status = system("exit 5");
    is_int(WEXITSTATUS(status), 5, "system gives the status");
    status = system("kill -TERM $$");
    ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM, "or the signal");
    status = system("/nonexistent/command 2>/dev/null");
    is_int(WEXITSTATUS(status), 127, "127 if there is no such command");
    signal(SIGINT, SIG_DFL);
    ok(signal(SIGINT, SIG_DFL) == SIG_DFL, "SIGINT is as it was");
    return done_testing();
}
