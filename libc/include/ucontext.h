/* The context a signal handler is given. */
#ifndef _UCONTEXT_H
#define _UCONTEXT_H

#include <abi/signal.h>
#include <abi/ucontext.h>
#include <bits/sigset.h>

#define NGREG ABI_NGREG

typedef long long greg_t;
typedef greg_t gregset_t[NGREG];
typedef struct _libc_fpstate *fpregset_t;

struct _libc_fpxreg {
    unsigned short significand[4];
    unsigned short exponent;
    unsigned short reserved_[3];
};

struct _libc_xmmreg {
    uint32_t element[4];
};

struct _libc_fpstate {
    uint16_t cwd;
    uint16_t swd;
    uint16_t ftw;
    uint16_t fop;
    uint64_t rip;
    uint64_t rdp;
    uint32_t mxcsr;
    uint32_t mxcr_mask;
    struct _libc_fpxreg _st[8];
    struct _libc_xmmreg _xmm[16];
    uint32_t reserved_[24];
};
_Static_assert(sizeof(struct _libc_fpstate) == sizeof(struct _fpstate), "_libc_fpstate");

typedef struct {
    gregset_t gregs;
    fpregset_t fpregs;
    unsigned long long reserved_[8];
} mcontext_t;
_Static_assert(sizeof(mcontext_t) == sizeof(struct sigcontext), "mcontext_t");

typedef struct ucontext_t {
    unsigned long uc_flags;
    struct ucontext_t *uc_link;
    stack_t uc_stack;
    mcontext_t uc_mcontext;
    sigset_t uc_sigmask;
} ucontext_t;
_Static_assert(sizeof(ucontext_t) == sizeof(struct k_ucontext), "ucontext_t");

int getcontext(ucontext_t *) __attribute__((returns_twice));
int setcontext(const ucontext_t *);
int swapcontext(ucontext_t *restrict, const ucontext_t *restrict);
void makecontext(ucontext_t *, void (*)(void), int, ...);

#endif
