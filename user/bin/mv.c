/* mv [-fivn] source … target: renames; between file systems it has cp and rm do the work. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/files.h"

static int ask, keep, verbose;

/* Runs a program with two operands; whether it succeeded. */
static int run(const char *program, const char *option, const char *first, const char *second)
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        execlp(program, program, option, "--", first, second, (char *)NULL);
        err_warn(program);
        _exit(127);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static int move(const char *from, const char *to)
{
    struct stat st;

    if (lstat(to, &st) == 0 && (keep || (ask && !files_may_overwrite(to))))
        return 0;
    if (rename(from, to) != 0) {
        if (errno != EXDEV) {
            int saved = errno;
            err_say("%s to %s: %s", from, to, strerror(saved));
            return 1;
        }
        if (!run("cp", "-a", from, to) || !run("rm", "-rf", from, NULL))
            return 1;
    }
    if (verbose)
        printf("renamed '%s' -> '%s'\n", from, to);
    return 0;
}

int main(int argc, char **argv)
{
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "fivn")) != -1) {
        if (option == '?')
            err_usage("[-finv] source ... target");
        ask = option == 'i' ? 1 : option == 'f' ? 0 : ask;
        keep |= option == 'n';
        verbose |= option == 'v';
    }
    if (argc - optind < 2)
        err_usage("[-finv] source ... target");
    err_finish(files_to_target(argv + optind, argc - optind, move));
}
