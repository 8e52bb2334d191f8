/* time [-p] command [word …]: runs a command and tells how long it took. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"

static void print_time(const char *title, long long microseconds)
{
    fprintf(stderr, "%-4s %lld.%02lld\n", title, microseconds / 1000000,
            microseconds / 10000 % 100);
}

static long long microseconds_of(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

int main(int argc, char **argv)
{
    struct timespec start, end;
    struct rusage usage;
    int status, option;

    err_start(argv);
    while ((option = getopt(argc, argv, "+p")) != -1)
        if (option == '?')
            err_usage("[-p] command [word ...]");
    if (optind == argc)
        err_usage("[-p] command [word ...]");
    clock_gettime(CLOCK_MONOTONIC, &start);
    pid_t pid = fork();
    if (pid < 0)
        err_die(1, "fork");
    if (pid == 0) {
        execvp(argv[optind], argv + optind);
        int saved = errno;
        err_warn(argv[optind]);
        _exit(saved == ENOENT ? 127 : 126);
    }
    /* Ctrl+C is for the command. */
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            err_die(1, "wait");
    clock_gettime(CLOCK_MONOTONIC, &end);
    getrusage(RUSAGE_CHILDREN, &usage);
    if (WIFSIGNALED(status))
        fprintf(stderr, "%s\n", strsignal(WTERMSIG(status)));
    print_time("real",
               (end.tv_sec - start.tv_sec) * 1000000LL + (end.tv_nsec - start.tv_nsec) / 1000);
    print_time("user", microseconds_of(usage.ru_utime));
    print_time("sys", microseconds_of(usage.ru_stime));
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
