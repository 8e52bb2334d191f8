/*
 * Looking at a signal frame from its first instruction on: frame_handler is an assembler handler
 * that notes rsp, the return address and the three arguments, and returns.
 */
#ifndef FRAME_H
#define FRAME_H

#include "support.h"

/* The kernel's struct sigaction. */
struct kernel_action {
    void *handler;
    unsigned long flags;
    void (*restorer)(void);
    unsigned long mask;
};

#define SA_RESTORER_FLAG 0x04000000

void frame_handler(int signal);
void frame_restorer(void);
extern uintptr_t frame_sp, frame_return, frame_info, frame_context;
extern unsigned frame_mxcsr, frame_control;
extern unsigned short frame_environment[14];
extern unsigned char frame_xmm[256] __attribute__((aligned(16)));

__asm__(
    ".bss\n.balign 16\n"
    ".globl frame_sp, frame_return, frame_info, frame_context, frame_mxcsr, frame_control\n"
    ".globl frame_environment, frame_xmm\n"
    "frame_xmm: .skip 256\nframe_sp: .skip 8\nframe_return: .skip 8\nframe_info: .skip 8\n"
    "frame_context: .skip 8\nframe_mxcsr: .skip 4\nframe_control: .skip 4\n"
    "frame_environment: .skip 28\n"
    ".text\n.globl frame_handler, frame_restorer\n"
    "frame_handler:\n"
    " mov %rsp, frame_sp(%rip)\n mov (%rsp), %rax\n mov %rax, frame_return(%rip)\n"
    " mov %rsi, frame_info(%rip)\n mov %rdx, frame_context(%rip)\n"
    " stmxcsr frame_mxcsr(%rip)\n fnstcw frame_control(%rip)\n fnstenv frame_environment(%rip)\n"
    " movdqa %xmm0, frame_xmm(%rip)\n movdqa %xmm1, 16+frame_xmm(%rip)\n"
    " movdqa %xmm2, 32+frame_xmm(%rip)\n movdqa %xmm3, 48+frame_xmm(%rip)\n"
    " movdqa %xmm4, 64+frame_xmm(%rip)\n movdqa %xmm5, 80+frame_xmm(%rip)\n"
    " movdqa %xmm6, 96+frame_xmm(%rip)\n movdqa %xmm7, 112+frame_xmm(%rip)\n"
    " movdqa %xmm8, 128+frame_xmm(%rip)\n movdqa %xmm9, 144+frame_xmm(%rip)\n"
    " movdqa %xmm10, 160+frame_xmm(%rip)\n movdqa %xmm11, 176+frame_xmm(%rip)\n"
    " movdqa %xmm12, 192+frame_xmm(%rip)\n movdqa %xmm13, 208+frame_xmm(%rip)\n"
    " movdqa %xmm14, 224+frame_xmm(%rip)\n movdqa %xmm15, 240+frame_xmm(%rip)\n"
    " ret\n"
    "frame_restorer: mov $15, %eax\n syscall\n");

/* Handle the signal by frame_handler, with this restorer in the frame. */
static inline void frame_catch(int signal, unsigned long flags)
{
    struct kernel_action action = { frame_handler, flags | SA_RESTORER_FLAG, frame_restorer, 0 };

    if (syscall(SYS_rt_sigaction, signal, &action, NULL, 8) < 0)
        bail_out("rt_sigaction failed");
}

/* The software-reserved bytes of the FXSAVE area in the frame (Linux: struct _fpx_sw_bytes). */
struct fpx_software {
    uint32_t magic1, extended_size;
    uint64_t xfeatures;
    uint32_t xstate_size;
};

#define XSTATE_MAGIC1 0x46505853U
#define XSTATE_MAGIC2 0x46505845U

static inline struct fpx_software *frame_software(ucontext_t *context)
{
    return (struct fpx_software *)((char *)context->uc_mcontext.fpregs + 464);
}

#endif
