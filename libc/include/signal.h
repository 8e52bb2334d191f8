/* signal.h — signals: actions, masks, sending, waiting. */
#ifndef _SIGNAL_H
#define _SIGNAL_H

#include <abi/signal.h>
#include <abi/time.h>
#include <abi/types.h>
#include <bits/pthread_types.h>
#include <bits/sigset.h>
#include <stddef.h>

/* 32 and 33 are kept for the library itself, as glibc and musl do. */
#define SIGRTMIN    34
#define SIGRTMAX    64
#define NSIG        65
#define _NSIG       NSIG

/* The default; sysconf(_SC_MINSIGSTKSZ) and sysconf(_SC_SIGSTKSZ) know this CPU's need. */
#define MINSIGSTKSZ 2048
#define SIGSTKSZ    8192

#ifndef SA_NOCLDSTOP
#error "abi/signal.h is incomplete"
#endif

#define SA_STACK SA_ONSTACK

typedef int sig_atomic_t;
typedef void (*sighandler_t)(int);
typedef sighandler_t sig_t;

#define SIG_HOLD ((sighandler_t)2)

struct sigaction {
    union {
        void (*sa_handler)(int);
        void (*sa_sigaction)(int, siginfo_t *, void *);
    };
    sigset_t sa_mask;
    int sa_flags;
    void (*sa_restorer)(void);
};

typedef struct sigevent {
    union sigval sigev_value;
    int sigev_signo;
    int sigev_notify;
    union {
        int sigev_pad_[12];
        pid_t sigev_notify_thread_id;
        struct {
            void (*sigev_notify_function)(union sigval);
            pthread_attr_t *sigev_notify_attributes;
        };
    };
} sigevent_t;
_Static_assert(sizeof(struct sigevent) == 64, "sigevent");

#include <ucontext.h>

extern const char *const sys_siglist[NSIG];

sighandler_t signal(int, sighandler_t);
sighandler_t bsd_signal(int, sighandler_t);
sighandler_t sysv_signal(int, sighandler_t);
int sigaction(int, const struct sigaction *restrict, struct sigaction *restrict);
int siginterrupt(int, int);

int sigemptyset(sigset_t *);
int sigfillset(sigset_t *);
int sigaddset(sigset_t *, int);
int sigdelset(sigset_t *, int);
int sigismember(const sigset_t *, int);
int sigisemptyset(const sigset_t *);
int sigandset(sigset_t *, const sigset_t *, const sigset_t *);
int sigorset(sigset_t *, const sigset_t *, const sigset_t *);

int sigprocmask(int, const sigset_t *restrict, sigset_t *restrict);
int pthread_sigmask(int, const sigset_t *restrict, sigset_t *restrict);
int sigpending(sigset_t *);
int sigsuspend(const sigset_t *);
int sigwait(const sigset_t *restrict, int *restrict);
int sigwaitinfo(const sigset_t *restrict, siginfo_t *restrict);
int sigtimedwait(const sigset_t *restrict, siginfo_t *restrict, const struct timespec *restrict);

int kill(pid_t, int);
int killpg(pid_t, int);
int raise(int);
int sigqueue(pid_t, int, const union sigval);
int tgkill(pid_t, pid_t, int);
int pthread_kill(pthread_t, int);
int pthread_sigqueue(pthread_t, int, const union sigval);
int pidfd_send_signal(int, int, siginfo_t *, unsigned int);
int sigaltstack(const stack_t *restrict, stack_t *restrict);

sighandler_t sigset(int, sighandler_t);
int sighold(int);
int sigrelse(int);
int sigignore(int);
int sigpause(int);

/* The 4.3BSD mask calls: a mask of the first 31 signals. */
#define sigmask(sig) (1 << ((sig)-1))
int sigblock(int);
int sigsetmask(int);
int siggetmask(void);

void psignal(int, const char *);
void psiginfo(const siginfo_t *, const char *);

int __libc_current_sigrtmin(void);
int __libc_current_sigrtmax(void);

#endif
