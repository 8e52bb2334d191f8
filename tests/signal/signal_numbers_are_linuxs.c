/* signal(7): the standard signals' numbers on x86. */
#include "support.h"

static const struct {
    const char *name;
    int number, want;
} table[] = {
    { "SIGHUP", SIGHUP, 1 }, { "SIGINT", SIGINT, 2 }, { "SIGQUIT", SIGQUIT, 3 },
    { "SIGILL", SIGILL, 4 }, { "SIGTRAP", SIGTRAP, 5 }, { "SIGABRT", SIGABRT, 6 },
    { "SIGBUS", SIGBUS, 7 }, { "SIGFPE", SIGFPE, 8 }, { "SIGKILL", SIGKILL, 9 },
    { "SIGUSR1", SIGUSR1, 10 }, { "SIGSEGV", SIGSEGV, 11 }, { "SIGUSR2", SIGUSR2, 12 },
    { "SIGPIPE", SIGPIPE, 13 }, { "SIGALRM", SIGALRM, 14 }, { "SIGTERM", SIGTERM, 15 },
    { "SIGSTKFLT", SIGSTKFLT, 16 }, { "SIGCHLD", SIGCHLD, 17 }, { "SIGCONT", SIGCONT, 18 },
    { "SIGSTOP", SIGSTOP, 19 }, { "SIGTSTP", SIGTSTP, 20 }, { "SIGTTIN", SIGTTIN, 21 },
    { "SIGTTOU", SIGTTOU, 22 }, { "SIGURG", SIGURG, 23 }, { "SIGXCPU", SIGXCPU, 24 },
    { "SIGXFSZ", SIGXFSZ, 25 }, { "SIGVTALRM", SIGVTALRM, 26 }, { "SIGPROF", SIGPROF, 27 },
    { "SIGWINCH", SIGWINCH, 28 }, { "SIGIO", SIGIO, 29 }, { "SIGPWR", SIGPWR, 30 },
    { "SIGSYS", SIGSYS, 31 },
};

int main(void)
{
    for (unsigned i = 0; i < sizeof table / sizeof table[0]; i++) {
        catch_signal(SIGUSR1, 0);
        ok(table[i].number == table[i].want && kill(getpid(), 0) == 0, "%s is %d", table[i].name,
           table[i].want);
    }
    return done_testing();
}
