/* mv [-fivn] source … target: renames; between file systems it has cp and rm do the work. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

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

static int may_overwrite(const char *to)
{
    int answer, c;

    fprintf(stderr, "mv: overwrite '%s'? ", to);
    answer = getchar();
    for (c = answer; c != '\n' && c != EOF;)
        c = getchar();
    return answer == 'y' || answer == 'Y';
}

static int move(const char *from, const char *to)
{
    struct stat st;

    if (lstat(to, &st) == 0 && (keep || (ask && !may_overwrite(to))))
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
    struct stat st;
    int option, status = 0;

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
    const char *target = argv[argc - 1];
    int into_dir = stat(target, &st) == 0 && S_ISDIR(st.st_mode);
    if (argc - optind > 2 && !into_dir)
        err_exit(1, "%s: not a directory", target);
    for (; optind < argc - 1; optind++) {
        char *to = into_dir ? text_join(target, text_base(argv[optind])) : err_strdup(target);
        status |= move(argv[optind], to);
        free(to);
    }
    err_finish(status);
}
