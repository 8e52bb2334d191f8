/*
 * sigaction(2), siginfo_t: what a siginfo of the sender's own carries through rt_sigqueueinfo(2).
 * Each signal has codes with a known layout; with another code bytes that no layout has are E2BIG,
 * else they read as 0.
 */
#include "support.h"

/* Send it to oneself with every byte set; errno, or 0 and what arrived. */
static int send_full(int signal, int code, unsigned char got[128])
{
    sigset_t set = set_of(signal);
    siginfo_t info;

    memset(&info, 0x5a, sizeof info);
    info.si_code = code;
    if (syscall(SYS_rt_sigqueueinfo, getpid(), signal, &info) < 0)
        return errno;
    take_pending(&set, (siginfo_t *)got);
    return 0;
}

/* The codes 1–20 of a signal that have a known layout, as a bit set. */
static unsigned known_codes(int signal)
{
    unsigned char got[128];
    unsigned set = 0;

    for (int code = 1; code <= 20; code++)
        if (send_full(signal, code, got) == 0)
            set |= 1u << code;
    return set;
}

#define UP_TO(last) ((2u << (last)) - 2)

static int zeros_behind(const unsigned char *bytes, int from)
{
    for (int i = from; i < 128; i++)
        if (bytes[i] != 0)
            return 0;
    return 1;
}

int main(void)
{
    static const int negative[] = { SI_QUEUE, SI_TIMER, SI_MESGQ, SI_ASYNCIO, SI_SIGIO, SI_TKILL,
                                    -7 /* SI_DETHREAD */, SI_ASYNCNL };
    unsigned char got[128];
    int refused = 0;

    block_all();
    is_int(known_codes(SIGFPE) & UP_TO(8), UP_TO(8), "SIGFPE has its codes 1 to 8");
    is_int(known_codes(SIGILL) & UP_TO(8), UP_TO(8), "SIGILL 1 to 8");
    is_int(known_codes(SIGSEGV) & UP_TO(9), UP_TO(9), "SIGSEGV 1 to 9");
    is_int(known_codes(SIGBUS), UP_TO(5), "SIGBUS 1 to 5");
    is_int(known_codes(SIGTRAP) & UP_TO(5), UP_TO(5), "SIGTRAP 1 to 5");
    is_int(known_codes(SIGCHLD), UP_TO(6), "SIGCHLD 1 to 6");
    is_int(known_codes(SIGIO), UP_TO(6), "SIGIO 1 to 6");
    is_int(known_codes(SIGSYS), UP_TO(2), "SIGSYS 1 and 2");
    is_int(known_codes(SIGUSR1), UP_TO(6), "any other those of SIGIO");
    for (unsigned i = 0; i < sizeof negative / sizeof negative[0]; i++)
        refused += send_full(SIGUSR1, negative[i], got) != 0;
    is_int(refused, 0, "the negative codes with names are known");
    is_int(send_full(SIGUSR1, -8, got), E2BIG, "-8 is not: E2BIG");
    is_int(send_full(SIGUSR1, -1000, got), E2BIG, "nor is -1000");
    is_int(send_full(SIGUSR1, SI_KERNEL, got), 0, "SI_KERNEL is known");
    is_int(send_full(SIGUSR1, SI_USER, got), 0, "so is SI_USER");
    is_int(send_full(SIGSEGV, SEGV_MAPERR, got), 0, "what arrives of a known one");
    is_int(got[47], 0x5a, "is its first 48 bytes");
    ok(zeros_behind(got, 48), "and zeros");
    return done_testing();
}
