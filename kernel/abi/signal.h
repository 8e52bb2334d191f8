/*
 * abi/signal.h — signal numbers, codes, siginfo, actions and stacks.
 * Source: signal(7), sigaction(2), sigaltstack(2), sigevent(7), signalfd(2).
 * The kernel's own forms of the mask and the action are k_sigset_t and struct k_sigaction; libc
 * has wider ones of its own.
 */
#ifndef ABI_SIGNAL_H
#define ABI_SIGNAL_H

#include "types.h"

#define SIGHUP     1
#define SIGINT     2
#define SIGQUIT    3
#define SIGILL     4
#define SIGTRAP    5
#define SIGABRT    6
#define SIGIOT     6
#define SIGBUS     7
#define SIGFPE     8
#define SIGKILL    9
#define SIGUSR1    10
#define SIGSEGV    11
#define SIGUSR2    12
#define SIGPIPE    13
#define SIGALRM    14
#define SIGTERM    15
#define SIGSTKFLT  16
#define SIGCHLD    17
#define SIGCLD     17
#define SIGCONT    18
#define SIGSTOP    19
#define SIGTSTP    20
#define SIGTTIN    21
#define SIGTTOU    22
#define SIGURG     23
#define SIGXCPU    24
#define SIGXFSZ    25
#define SIGVTALRM  26
#define SIGPROF    27
#define SIGWINCH   28
#define SIGIO      29
#define SIGPOLL    29
#define SIGPWR     30
#define SIGSYS     31

/* The kernel's range of realtime signals; libc keeps 32 and 33 for itself (its SIGRTMIN is 34). */
#define K_SIGRTMIN 32
#define K_SIGRTMAX 64

/* Signals are 1..K_NSIG. */
#define K_NSIG     64

/* Bit n-1 stands for signal n. Its size is the sigsetsize argument of the rt_sig* calls. */
typedef uint64_t k_sigset_t;
#define K_SIGMASK(sig) (1ull << ((sig)-1))

typedef void (*k_sighandler_t)(int);

#define SIG_DFL           ((k_sighandler_t)0)
#define SIG_IGN           ((k_sighandler_t)1)
#define SIG_ERR           ((k_sighandler_t)-1)

#define SIG_BLOCK         0
#define SIG_UNBLOCK       1
#define SIG_SETMASK       2

#define SA_NOCLDSTOP      0x00000001u
#define SA_NOCLDWAIT      0x00000002u
#define SA_SIGINFO        0x00000004u
#define SA_UNSUPPORTED    0x00000400u
#define SA_EXPOSE_TAGBITS 0x00000800u
#define SA_RESTORER       0x04000000u
#define SA_ONSTACK        0x08000000u
#define SA_RESTART        0x10000000u
#define SA_INTERRUPT      0x20000000u
#define SA_NODEFER        0x40000000u
#define SA_RESETHAND      0x80000000u
#define SA_NOMASK         SA_NODEFER
#define SA_ONESHOT        SA_RESETHAND

/* The argument of rt_sigaction(2). Addresses are user addresses: the kernel never calls them. */
struct k_sigaction {
    uint64_t handler;
    uint64_t flags;
    uint64_t restorer;
    k_sigset_t mask;
};
_Static_assert(sizeof(struct k_sigaction) == 32, "k_sigaction");
_Static_assert(offsetof(struct k_sigaction, flags) == 8, "k_sigaction");
_Static_assert(offsetof(struct k_sigaction, restorer) == 16, "k_sigaction");
_Static_assert(offsetof(struct k_sigaction, mask) == 24, "k_sigaction");

#ifndef __sigval_t_defined
#define __sigval_t_defined
union sigval {
    int sival_int;
    void *sival_ptr;
};
typedef union sigval sigval_t;
#endif

/*
 * siginfo_t: 128 bytes; which arm is valid follows from si_signo and si_code:
 *   SI_USER, SI_TKILL           si_pid si_uid
 *   SI_QUEUE, SI_MESGQ, ...     si_pid si_uid si_value
 *   SI_TIMER                    si_timerid si_overrun si_value
 *   SIGCHLD                     si_pid si_uid si_status si_utime si_stime
 *   SIGILL FPE SEGV BUS TRAP    si_addr (si_addr_lsb, si_lower, si_upper, si_pkey)
 *   SIGPOLL                     si_band si_fd
 *   SIGSYS                      si_call_addr si_syscall si_arch
 */
#ifndef __siginfo_t_defined
#define __siginfo_t_defined 1
typedef struct siginfo {
    int si_signo;
    int si_errno;
    int si_code;
    int si_pad0_;
    union {
        int si_pad_[28];
        struct {
            union {
                struct {
                    pid_t si_pid;
                    uid_t si_uid;
                };
                struct {
                    int si_timerid;
                    int si_overrun;
                };
            };
            union {
                union sigval si_value;
                int si_int;
                void *si_ptr;
                struct {
                    int si_status;
                    clock_t si_utime;
                    clock_t si_stime;
                };
            };
        };
        struct {
            void *si_addr;
            union {
                short si_addr_lsb;
                int si_trapno;
                struct {
                    uint64_t si_addr_bnd_pad_;
                    union {
                        struct {
                            void *si_lower;
                            void *si_upper;
                        };
                        uint32_t si_pkey;
                    };
                };
                struct {
                    unsigned long si_perf_data;
                    uint32_t si_perf_type;
                    uint32_t si_perf_flags;
                };
            };
        };
        struct {
            long si_band;
            int si_fd;
        };
        struct {
            void *si_call_addr;
            int si_syscall;
            unsigned int si_arch;
        };
    };
} siginfo_t;

_Static_assert(sizeof(siginfo_t) == 128, "siginfo");
_Static_assert(offsetof(siginfo_t, si_errno) == 4, "siginfo");
_Static_assert(offsetof(siginfo_t, si_code) == 8, "siginfo");
_Static_assert(offsetof(siginfo_t, si_pid) == 16, "siginfo");
_Static_assert(offsetof(siginfo_t, si_uid) == 20, "siginfo");
_Static_assert(offsetof(siginfo_t, si_timerid) == 16, "siginfo");
_Static_assert(offsetof(siginfo_t, si_overrun) == 20, "siginfo");
_Static_assert(offsetof(siginfo_t, si_value) == 24, "siginfo");
_Static_assert(offsetof(siginfo_t, si_status) == 24, "siginfo");
_Static_assert(offsetof(siginfo_t, si_utime) == 32, "siginfo");
_Static_assert(offsetof(siginfo_t, si_stime) == 40, "siginfo");
_Static_assert(offsetof(siginfo_t, si_addr) == 16, "siginfo");
_Static_assert(offsetof(siginfo_t, si_addr_lsb) == 24, "siginfo");
_Static_assert(offsetof(siginfo_t, si_lower) == 32, "siginfo");
_Static_assert(offsetof(siginfo_t, si_upper) == 40, "siginfo");
_Static_assert(offsetof(siginfo_t, si_pkey) == 32, "siginfo");
_Static_assert(offsetof(siginfo_t, si_band) == 16, "siginfo");
_Static_assert(offsetof(siginfo_t, si_fd) == 24, "siginfo");
_Static_assert(offsetof(siginfo_t, si_call_addr) == 16, "siginfo");
_Static_assert(offsetof(siginfo_t, si_syscall) == 24, "siginfo");
_Static_assert(offsetof(siginfo_t, si_arch) == 28, "siginfo");
#endif

/* si_code of any signal: > 0 comes from the kernel, <= 0 from a process. */
#define SI_USER           0
#define SI_KERNEL         0x80
#define SI_QUEUE          (-1)
#define SI_TIMER          (-2)
#define SI_MESGQ          (-3)
#define SI_ASYNCIO        (-4)
#define SI_SIGIO          (-5)
#define SI_TKILL          (-6)
#define SI_DETHREAD       (-7)
#define SI_ASYNCNL        (-60)

#define ILL_ILLOPC        1
#define ILL_ILLOPN        2
#define ILL_ILLADR        3
#define ILL_ILLTRP        4
#define ILL_PRVOPC        5
#define ILL_PRVREG        6
#define ILL_COPROC        7
#define ILL_BADSTK        8
#define ILL_BADIADDR      9

#define FPE_INTDIV        1
#define FPE_INTOVF        2
#define FPE_FLTDIV        3
#define FPE_FLTOVF        4
#define FPE_FLTUND        5
#define FPE_FLTRES        6
#define FPE_FLTINV        7
#define FPE_FLTSUB        8
#define FPE_FLTUNK        14
#define FPE_CONDTRAP      15

#define SEGV_MAPERR       1
#define SEGV_ACCERR       2
#define SEGV_BNDERR       3
#define SEGV_PKUERR       4
#define SEGV_ACCADI       5
#define SEGV_ADIDERR      6
#define SEGV_ADIPERR      7
#define SEGV_MTEAERR      8
#define SEGV_MTESERR      9
#define SEGV_CPERR        10

#define BUS_ADRALN        1
#define BUS_ADRERR        2
#define BUS_OBJERR        3
#define BUS_MCEERR_AR     4
#define BUS_MCEERR_AO     5

#define TRAP_BRKPT        1
#define TRAP_TRACE        2
#define TRAP_BRANCH       3
#define TRAP_HWBKPT       4
#define TRAP_UNK          5
#define TRAP_PERF         6

#define CLD_EXITED        1
#define CLD_KILLED        2
#define CLD_DUMPED        3
#define CLD_TRAPPED       4
#define CLD_STOPPED       5
#define CLD_CONTINUED     6

#define POLL_IN           1
#define POLL_OUT          2
#define POLL_MSG          3
#define POLL_ERR          4
#define POLL_PRI          5
#define POLL_HUP          6

#define SYS_SECCOMP       1
#define SYS_USER_DISPATCH 2

#define SIGEV_SIGNAL      0
#define SIGEV_NONE        1
#define SIGEV_THREAD      2
#define SIGEV_THREAD_ID   4

/* The kernel's view of struct sigevent (timer_create, mq_notify); 64 bytes. */
struct k_sigevent {
    union sigval sigev_value;
    int sigev_signo;
    int sigev_notify;
    int sigev_tid;
    int sigev_pad[11];
};
_Static_assert(sizeof(struct k_sigevent) == 64, "k_sigevent");
_Static_assert(offsetof(struct k_sigevent, sigev_signo) == 8, "k_sigevent");
_Static_assert(offsetof(struct k_sigevent, sigev_notify) == 12, "k_sigevent");
_Static_assert(offsetof(struct k_sigevent, sigev_tid) == 16, "k_sigevent");

#define SS_ONSTACK    1
#define SS_DISABLE    2
#define SS_AUTODISARM (1u << 31)

/* The kernel's and the old libc's minimum; AT_MINSIGSTKSZ has the CPU's true one. */
#define K_MINSIGSTKSZ 2048

#ifndef __stack_t_defined
#define __stack_t_defined 1
typedef struct sigaltstack {
    void *ss_sp;
    int ss_flags;
    size_t ss_size;
} stack_t;
_Static_assert(sizeof(stack_t) == 24, "stack_t");
_Static_assert(offsetof(stack_t, ss_flags) == 8, "stack_t");
_Static_assert(offsetof(stack_t, ss_size) == 16, "stack_t");
#endif

#define SFD_CLOEXEC  02000000
#define SFD_NONBLOCK 04000

struct signalfd_siginfo {
    uint32_t ssi_signo;
    int32_t ssi_errno;
    int32_t ssi_code;
    uint32_t ssi_pid;
    uint32_t ssi_uid;
    int32_t ssi_fd;
    uint32_t ssi_tid;
    uint32_t ssi_band;
    uint32_t ssi_overrun;
    uint32_t ssi_trapno;
    int32_t ssi_status;
    int32_t ssi_int;
    uint64_t ssi_ptr;
    uint64_t ssi_utime;
    uint64_t ssi_stime;
    uint64_t ssi_addr;
    uint16_t ssi_addr_lsb;
    uint16_t ssi_pad2_;
    int32_t ssi_syscall;
    uint64_t ssi_call_addr;
    uint32_t ssi_arch;
    uint8_t ssi_pad_[28];
};
_Static_assert(sizeof(struct signalfd_siginfo) == 128, "signalfd_siginfo");
_Static_assert(offsetof(struct signalfd_siginfo, ssi_ptr) == 48, "signalfd_siginfo");
_Static_assert(offsetof(struct signalfd_siginfo, ssi_addr) == 72, "signalfd_siginfo");
_Static_assert(offsetof(struct signalfd_siginfo, ssi_call_addr) == 88, "signalfd_siginfo");
_Static_assert(offsetof(struct signalfd_siginfo, ssi_arch) == 96, "signalfd_siginfo");

/* Flags of pidfd_open(2) and pidfd_send_signal(2). */
#define PIDFD_NONBLOCK             04000
#define PIDFD_THREAD               0200
#define PIDFD_SIGNAL_THREAD        (1u << 0)
#define PIDFD_SIGNAL_THREAD_GROUP  (1u << 1)
#define PIDFD_SIGNAL_PROCESS_GROUP (1u << 2)

/* si_arch of SIGSYS: ELF machine 62, 64-bit, little-endian. */
#define AUDIT_ARCH_X86_64 0xc000003e

#endif
