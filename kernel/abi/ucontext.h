/*
 * abi/ucontext.h — the saved user context and the signal frame.
 * Source: sigreturn(2), getcontext(3), SDM vol. 1 ch. 13 (XSAVE area), the x86-64 psABI.
 *
 * Frame layout, low to high: struct rt_sigframe, then (64-byte aligned) the FP state that
 * uc_mcontext.fpstate points to. The frame's address + 8 is a multiple of 16, as if by a call.
 */
#ifndef ABI_UCONTEXT_H
#define ABI_UCONTEXT_H

#include "signal.h"
#include "types.h"

/* Order of gregs[], which is the memory order of struct sigcontext. */
enum {
    REG_R8 = 0,
    REG_R9,
    REG_R10,
    REG_R11,
    REG_R12,
    REG_R13,
    REG_R14,
    REG_R15,
    REG_RDI,
    REG_RSI,
    REG_RBP,
    REG_RBX,
    REG_RDX,
    REG_RAX,
    REG_RCX,
    REG_RSP,
    REG_RIP,
    REG_EFL,
    REG_CSGSFS,
    REG_ERR,
    REG_TRAPNO,
    REG_OLDMASK,
    REG_CR2,
    ABI_NGREG,
};

struct sigcontext {
    uint64_t r8;
    uint64_t r9;
    uint64_t r10;
    uint64_t r11;
    uint64_t r12;
    uint64_t r13;
    uint64_t r14;
    uint64_t r15;
    uint64_t rdi;
    uint64_t rsi;
    uint64_t rbp;
    uint64_t rbx;
    uint64_t rdx;
    uint64_t rax;
    uint64_t rcx;
    uint64_t rsp;
    uint64_t rip;
    uint64_t eflags;
    uint16_t cs;
    uint16_t gs;
    uint16_t fs;
    uint16_t ss;
    uint64_t err;
    uint64_t trapno;
    uint64_t oldmask;
    uint64_t cr2;
    uint64_t fpstate; /* user address of the FP state, 0 = none */
    uint64_t reserved[8];
};
_Static_assert(sizeof(struct sigcontext) == 256, "sigcontext");
_Static_assert(offsetof(struct sigcontext, rdi) == 64, "sigcontext");
_Static_assert(offsetof(struct sigcontext, rip) == 128, "sigcontext");
_Static_assert(offsetof(struct sigcontext, cs) == 144, "sigcontext");
_Static_assert(offsetof(struct sigcontext, ss) == 150, "sigcontext");
_Static_assert(offsetof(struct sigcontext, err) == 152, "sigcontext");
_Static_assert(offsetof(struct sigcontext, cr2) == 176, "sigcontext");
_Static_assert(offsetof(struct sigcontext, fpstate) == 184, "sigcontext");

#define UC_FP_XSTATE         0x1ul /* fpstate has the XSAVE extension */
#define UC_SIGCONTEXT_SS     0x2ul /* the ss field is valid */
#define UC_STRICT_RESTORE_SS 0x4ul /* sigreturn restores ss as it is */

struct k_ucontext {
    uint64_t uc_flags;
    uint64_t uc_link;
    stack_t uc_stack;
    struct sigcontext uc_mcontext;
    k_sigset_t uc_sigmask;
};
_Static_assert(sizeof(struct k_ucontext) == 304, "k_ucontext");
_Static_assert(offsetof(struct k_ucontext, uc_stack) == 16, "k_ucontext");
_Static_assert(offsetof(struct k_ucontext, uc_mcontext) == 40, "k_ucontext");
_Static_assert(offsetof(struct k_ucontext, uc_sigmask) == 296, "k_ucontext");

struct rt_sigframe {
    uint64_t pretcode; /* sa_restorer */
    struct k_ucontext uc;
    siginfo_t info;
};
_Static_assert(sizeof(struct rt_sigframe) == 440, "rt_sigframe");
_Static_assert(offsetof(struct rt_sigframe, uc) == 8, "rt_sigframe");
_Static_assert(offsetof(struct rt_sigframe, info) == 312, "rt_sigframe");

/*
 * What the kernel writes into the last 48 bytes of the FXSAVE image (SDM: available to software).
 */
struct fpx_sw_bytes {
    uint32_t magic1;        /* FP_XSTATE_MAGIC1, else there is no extended state */
    uint32_t extended_size; /* bytes from fpstate to the end of FP_XSTATE_MAGIC2 */
    uint64_t xfeatures;     /* XSAVE feature bits saved */
    uint32_t xstate_size;   /* bytes of the XSAVE area */
    uint32_t padding[7];
};
_Static_assert(sizeof(struct fpx_sw_bytes) == 48, "fpx_sw_bytes");
_Static_assert(offsetof(struct fpx_sw_bytes, xfeatures) == 8, "fpx_sw_bytes");
_Static_assert(offsetof(struct fpx_sw_bytes, xstate_size) == 16, "fpx_sw_bytes");

#define FP_XSTATE_MAGIC1      0x46505853u
#define FP_XSTATE_MAGIC2      0x46505845u
#define FP_XSTATE_MAGIC2_SIZE 4

/* The 512-byte FXSAVE image (SDM vol. 1, 10.5.1). */
struct _fpstate {
    uint16_t cwd;
    uint16_t swd;
    uint16_t ftw;
    uint16_t fop;
    uint64_t rip;
    uint64_t rdp;
    uint32_t mxcsr;
    uint32_t mxcr_mask;
    uint32_t st_space[32];
    uint32_t xmm_space[64];
    uint32_t reserved2[12];
    union {
        uint32_t reserved3[12];
        struct fpx_sw_bytes sw_reserved;
    };
};
_Static_assert(sizeof(struct _fpstate) == 512, "_fpstate");
_Static_assert(offsetof(struct _fpstate, mxcsr) == 24, "_fpstate");
_Static_assert(offsetof(struct _fpstate, st_space) == 32, "_fpstate");
_Static_assert(offsetof(struct _fpstate, xmm_space) == 160, "_fpstate");
_Static_assert(offsetof(struct _fpstate, sw_reserved) == 464, "_fpstate");

/* The XSAVE header after it (SDM vol. 1, 13.4.2). */
struct _header {
    uint64_t xfeatures; /* XSTATE_BV */
    uint64_t xcomp_bv;  /* 0: the standard, uncompacted form */
    uint64_t reserved2[6];
};
_Static_assert(sizeof(struct _header) == 64, "_header");

struct _ymmh_state {
    uint32_t ymmh_space[64];
};

struct _xstate {
    struct _fpstate fpstate;
    struct _header xstate_hdr;
    struct _ymmh_state ymmh;
};
_Static_assert(offsetof(struct _xstate, xstate_hdr) == 512, "_xstate");
_Static_assert(offsetof(struct _xstate, ymmh) == 576, "_xstate");
_Static_assert(sizeof(struct _xstate) == 832, "_xstate");

#endif
