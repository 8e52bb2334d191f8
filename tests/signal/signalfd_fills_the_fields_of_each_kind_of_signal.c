/*
 * signalfd(2): "Not all fields in the returned structure will be valid for a specific signal; the
 * set of valid fields can be determined from ... si_code" (and the number); all others are zero.
 * Each signal is sent with each code, and with every byte of its siginfo set.
 */
#include "support.h"
#include <sys/signalfd.h>

#ifndef SI_ASYNCNL
#define SI_ASYNCNL (-60)
#endif

/* The bytes of siginfo_t that have a meaning; the rest must be zero for codes nobody knows. */
#define SIGINFO_USED 48

enum kind { KILL, QUEUE, TIMER, IO, CHILD, FAULT, MEMORY, SYSTEM_CALL };

static const struct {
    int signal, codes;
    enum kind kind;
} tables[] = {
    { SIGILL, 11, FAULT }, { SIGFPE, 15, FAULT }, { SIGSEGV, 10, FAULT }, { SIGBUS, 5, FAULT },
    { SIGTRAP, 6, FAULT }, { SIGCHLD, 6, CHILD }, { SIGIO, 6, IO },
    { SIGSYS, 2, SYSTEM_CALL },
};

/* What siginfo holds: as sigaction(2) tells it. */
static enum kind kind_of(int signal, int code)
{
    if (code == SI_TIMER)
        return TIMER;
    if (code == SI_SIGIO)
        return IO;
    if (code < 0)
        return QUEUE;
    if (code == SI_USER || code >= SI_KERNEL)
        return KILL;
    if (signal == SIGBUS && (code == BUS_MCEERR_AR || code == BUS_MCEERR_AO))
        return MEMORY;
    for (unsigned i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (tables[i].signal == signal && code <= tables[i].codes)
            return tables[i].kind;
    return code <= 6 ? IO : KILL;
}

static void expect(struct signalfd_siginfo *record, const siginfo_t *info)
{
    enum kind kind = kind_of(info->si_signo, info->si_code);

    memset(record, 0, sizeof *record);
    record->ssi_signo = info->si_signo;
    record->ssi_errno = info->si_errno;
    record->ssi_code = info->si_code;
    if (kind == KILL || kind == QUEUE || kind == CHILD) {
        record->ssi_pid = info->si_pid;
        record->ssi_uid = info->si_uid;
    }
    if (kind == QUEUE || kind == TIMER) {
        record->ssi_ptr = (uintptr_t)info->si_ptr;
        record->ssi_int = info->si_int;
    }
    if (kind == TIMER) {
        record->ssi_tid = info->si_timerid;
        record->ssi_overrun = info->si_overrun;
    }
    if (kind == IO) {
        record->ssi_band = info->si_band;
        record->ssi_fd = info->si_fd;
    }
    if (kind == CHILD) {
        record->ssi_status = info->si_status;
        record->ssi_utime = info->si_utime;
        record->ssi_stime = info->si_stime;
    }
    if (kind == FAULT || kind == MEMORY)
        record->ssi_addr = (uintptr_t)info->si_addr;
    if (kind == MEMORY)
        record->ssi_addr_lsb = info->si_addr_lsb;
    if (kind == SYSTEM_CALL) {
        record->ssi_call_addr = (uintptr_t)info->si_call_addr;
        record->ssi_syscall = info->si_syscall;
        record->ssi_arch = info->si_arch;
    }
}

static int fd;

/* Whether the record of this signal and code is as it should be. */
static int is_right(int signal, int code)
{
    struct signalfd_siginfo record, expected;
    siginfo_t info;

    memset(&info, 0, sizeof info);
    for (unsigned i = 0; i < SIGINFO_USED; i++)
        ((unsigned char *)&info)[i] = 0x11 + i;
    info.si_signo = signal;
    info.si_errno = 77;
    info.si_code = code;
    if (syscall(SYS_rt_sigqueueinfo, getpid(), signal, &info) < 0)
        return 0;
    expect(&expected, &info);
    if (read(fd, &record, sizeof record) != sizeof record)
        return 0;
    if (memcmp(&record, &expected, sizeof record) == 0)
        return 1;
    diag("code %d:", code);
    for (unsigned i = 0; i < sizeof record; i += 4)
        if (memcmp((char *)&record + i, (char *)&expected + i, 4))
            diag("offset %u is %#x, not %#x", i, *(unsigned *)((char *)&record + i),
                 *(unsigned *)((char *)&expected + i));
    return 0;
}

int main(void)
{
    static const int more[] = { SI_KERNEL, SI_KERNEL + 1, 1000, INT_MAX, INT_MIN, -1000, -60 };
    sigset_t all;

    block_all();
    sigfillset(&all);
    fd = signalfd(-1, &all, SFD_NONBLOCK);
    for (int signal = 1; signal <= 64; signal++) {
        int wrong = 0;

        if (sigismember(&all, signal) != 1 || signal == SIGKILL || signal == SIGSTOP)
            continue; /* 32 and 33 are the C library's */
        for (int code = -10; code <= 20; code++)
            wrong += !is_right(signal, code);
        for (unsigned i = 0; i < sizeof more / sizeof more[0]; i++)
            wrong += !is_right(signal, more[i]);
        is_int(wrong, 0, "the records of signal %d are right", signal);
    }
    return done_testing();
}
