/* sigset(3), sighold, sigrelse, sigignore, sigpause; signal(2), siginterrupt(3). */
#include <tap.h>

#include <signal.h>

static volatile sig_atomic_t count;
static volatile sig_atomic_t last;

static void handler(int sig)
{
    count++;
    last = sig;
}

static void other(int sig)
{
    (void)sig;
}

static int flags_of(int sig)
{
    struct sigaction act;

    sigaction(sig, NULL, &act);
    return act.sa_flags;
}

int main(void)
{
    sigset_t pending;

    ok(sigset(SIGUSR1, handler) == SIG_DFL, "sigset gives the old disposition");
    raise(SIGUSR1);
    is_int(count, 1, "its handler runs");
    is_int(sighold(SIGUSR1), 0, "sighold");
    raise(SIGUSR1);
    sigpending(&pending);
    ok(count == 1 && sigismember(&pending, SIGUSR1), "keeps the signal pending");
    ok(sigset(SIGUSR1, other) == SIG_HOLD, "sigset says that it was held, and lets it through");
    ok(sigset(SIGUSR1, SIG_HOLD) == other, "sigset(SIG_HOLD) holds and keeps the handler");
    signal(SIGUSR1, handler);
    count = 0;
    raise(SIGUSR1);
    is_int(count, 0, "it is held");
    is_int(sigrelse(SIGUSR1), 0, "sigrelse");
    is_int(count, 1, "lets it through");
    sighold(SIGUSR2);
    signal(SIGUSR2, handler);
    raise(SIGUSR2);
    errno = 0;
    is_int(sigpause(SIGUSR2), -1, "sigpause");
    ok(errno == EINTR && last == SIGUSR2, "takes the held signal");
    sigrelse(SIGUSR2);
    is_int(sigignore(SIGUSR2), 0, "sigignore");
    last = 0;
    raise(SIGUSR2);
    is_int(last, 0, "ignores");
    ok(sigset(100, handler) == SIG_ERR && errno == EINVAL, "a bad signal is EINVAL");

    signal(SIGUSR1, handler);
    ok(flags_of(SIGUSR1) & SA_RESTART, "signal() restarts calls");
    siginterrupt(SIGUSR1, 1);
    ok(!(flags_of(SIGUSR1) & SA_RESTART), "unless siginterrupt says otherwise");
    signal(SIGUSR1, handler);
    ok(!(flags_of(SIGUSR1) & SA_RESTART), "which signal() remembers");
    siginterrupt(SIGUSR1, 0);
    ok(flags_of(SIGUSR1) & SA_RESTART, "until it is taken back");
    ok(signal(SIGKILL, handler) == SIG_ERR && errno == EINVAL, "SIGKILL cannot be handled");
    return done_testing();
}
