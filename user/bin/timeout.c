/*
 * timeout [-k time] [-s signal] [-p] time command [word …]: ends a command that takes too long.
 * Status 124: it did; -p: its own status even then. -k: SIGKILL if it still runs that much later.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/signame.h"
#include "../lib/text.h"

static pid_t child;
static int signal_number = SIGTERM;
static volatile sig_atomic_t timed_out;
static struct timespec kill_after;

static void set_timer(struct timespec time)
{
    struct itimerval timer = { .it_value = { time.tv_sec, time.tv_nsec / 1000 } };

    setitimer(ITIMER_REAL, &timer, NULL);
}

static void on_alarm(int number)
{
    int again = timed_out;

    (void)number;
    timed_out = 1;
    kill(child, again ? SIGKILL : signal_number);
    /* A stopped command could not act on it. */
    kill(child, SIGCONT);
    if (!again && (kill_after.tv_sec != 0 || kill_after.tv_nsec != 0))
        set_timer(kill_after);
}

/* A signal that would end this program is for the command. */
static void on_other(int number)
{
    kill(child, number);
}

static void run(char **argv, const sigset_t *mask)
{
    sigprocmask(SIG_SETMASK, mask, NULL);
    execvp(argv[0], argv);
    int saved = errno;
    err_warn(argv[0]);
    _exit(saved == ENOENT ? 127 : 126);
}

int main(int argc, char **argv)
{
    static const int passed_on[] = { SIGTERM, SIGINT, SIGHUP, SIGQUIT };
    struct timespec limit;
    sigset_t all, before;
    int option, preserve = 0, status;

    err_start(argv);
    while ((option = getopt(argc, argv, "+k:s:p")) != -1) {
        if (option == '?')
            err_usage("[-k time] [-s signal] [-p] time command [word ...]");
        preserve |= option == 'p';
        if (option == 's' && (signal_number = signame_parse(optarg)) < 0)
            err_exit(125, "%s: unknown signal", optarg);
        if (option == 'k' && text_duration(optarg, &kill_after) != 0)
            err_exit(125, "%s: bad time", optarg);
    }
    if (argc - optind < 2)
        err_usage("[-k time] [-s signal] [-p] time command [word ...]");
    if (text_duration(argv[optind], &limit) != 0)
        err_exit(125, "%s: bad time", argv[optind]);

    /* No handler may run before it is known whom to signal. */
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    child = fork();
    if (child < 0)
        err_die(125, "fork");
    if (child == 0)
        run(argv + optind + 1, &before);
    struct sigaction action = { .sa_handler = on_other };
    for (int i = 0; i < 4; i++)
        sigaction(passed_on[i], &action, NULL);
    action.sa_handler = on_alarm;
    sigaction(SIGALRM, &action, NULL);
    set_timer(limit);
    sigprocmask(SIG_SETMASK, &before, NULL);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            err_die(125, "wait");
    if (timed_out && !preserve)
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL ? 137 : 124;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
