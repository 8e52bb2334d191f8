/*
 * A frame changed at random before sigreturn: each of 10,000 ends in a fault signal, or in a resume
 * with just the registers, flags and mask of the frame (but for what is not the user's). A child
 * runs frames one after the other and handles the faults; when a frame ends the child itself, the
 * next child goes on behind it. The seed is fixed.
 */
#include "frame.h"

#define FRAMES 10000

struct progress {
    volatile int next, resumed, faulted, died, strange, wrong;
};

static struct progress *progress;
static char alternate[65536];
static uint64_t random_state;
static volatile int fault_seen;

static uint64_t random_number(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* The flags a frame may change: AC, OF, DF, SF, ZF, AF, PF, CF (a TF that is set is a fault). */
#define USER_FLAGS 0x40cd5

static gregset_t wanted;
static uint64_t wanted_mask;
static unsigned char wanted_fp[832];
static int fp_is_intact;

/*
 * random_frame_run() sends SIGUSR1 on a stack of its own, which damaged frames may overwrite; where
 * they resume, the registers are noted (as in gregs) and everything is loaded afresh.
 */
void random_frame_run(void);
extern char random_frame_escape[];
volatile uintptr_t random_frame_came_back;
uint64_t random_frame_regs[18];
unsigned char random_frame_fp[512] __attribute__((aligned(16)));
char random_frame_stack[131072] __attribute__((aligned(16)));
__asm__(".bss\n.balign 8\nrandom_frame_saved: .skip 56\n.data\nrandom_frame_mxcsr: .long 0x1f80\n"
        ".text\nrandom_frame_run:\n"
        " lea random_frame_saved(%rip), %rax\n"
        " mov %rbx, (%rax)\n mov %rbp, 8(%rax)\n mov %r12, 16(%rax)\n mov %r13, 24(%rax)\n"
        " mov %r14, 32(%rax)\n mov %r15, 40(%rax)\n mov %rsp, 48(%rax)\n"
        " lea 65536+random_frame_stack(%rip), %rsp\n"
        " mov $39, %eax\n syscall\n mov %eax, %edi\n mov $10, %esi\n mov $62, %eax\n"
        " movq %rsp, %xmm0\n movq %rdi, %xmm7\n movq %rbx, %xmm15\n syscall\n"
        " mov %r8, random_frame_regs(%rip)\n mov %r9, 8+random_frame_regs(%rip)\n"
        " mov %r10, 16+random_frame_regs(%rip)\n mov %r11, 24+random_frame_regs(%rip)\n"
        " mov %r12, 32+random_frame_regs(%rip)\n mov %r13, 40+random_frame_regs(%rip)\n"
        " mov %r14, 48+random_frame_regs(%rip)\n mov %r15, 56+random_frame_regs(%rip)\n"
        " mov %rdi, 64+random_frame_regs(%rip)\n mov %rsi, 72+random_frame_regs(%rip)\n"
        " mov %rbp, 80+random_frame_regs(%rip)\n mov %rbx, 88+random_frame_regs(%rip)\n"
        " mov %rdx, 96+random_frame_regs(%rip)\n mov %rax, 104+random_frame_regs(%rip)\n"
        " mov %rcx, 112+random_frame_regs(%rip)\n mov %rsp, 120+random_frame_regs(%rip)\n"
        " lea 65536+random_frame_stack(%rip), %rsp\n pushfq\n pop 136+random_frame_regs(%rip)\n"
        " fxsave random_frame_fp(%rip)\n"
        " movq $1, random_frame_came_back(%rip)\n"
        "random_frame_escape:\n"
        " lea random_frame_saved(%rip), %rax\n mov 48(%rax), %rsp\n push $0x202\n popf\n"
        " mov (%rax), %rbx\n mov 8(%rax), %rbp\n mov 16(%rax), %r12\n mov 24(%rax), %r13\n"
        " mov 32(%rax), %r14\n mov 40(%rax), %r15\n"
        " fninit\n ldmxcsr random_frame_mxcsr(%rip)\n ret\n");

/* Change one word or byte of the context, the FP area or the stack and mask fields. */
static void damage(ucontext_t *context)
{
    static const uint64_t bits[] = { 1, 0x8000000000000000, 0x100, 0xffffffff00000000, 0x40000 };
    char *area = (char *)context->uc_mcontext.fpregs;
    uint64_t kind = random_number() % 8;

    if (kind < 3)
        ((uint64_t *)context)[random_number() % 38] = random_number();
    else if (kind < 5)
        ((uint64_t *)context)[random_number() % 38] ^= bits[random_number() % 5];
    else if (kind < 7)
        ((uint64_t *)area)[random_number() % 104] = random_number();
    else
        area[random_number() % 832] ^= 1 << random_number() % 8;
}

static void on_usr1(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;
    greg_t ip = uc->uc_mcontext.gregs[REG_RIP];
    fpregset_t area = uc->uc_mcontext.fpregs;

    (void)signal;
    (void)info;
    memcpy(wanted_fp, area, sizeof wanted_fp);
    for (int i = random_number() % 3; i >= 0 && uc->uc_mcontext.fpregs; i--) {
        damage(uc);
        if (uc->uc_mcontext.fpregs != area)
            break;
    }
    /* A changed rip must not land in the middle of living code. */
    if (uc->uc_mcontext.gregs[REG_RIP] != ip)
        uc->uc_mcontext.gregs[REG_RIP] |= 0x4000000000000000;
    /* A 32-bit code selector would run this code as something else. */
    if ((uc->uc_mcontext.gregs[REG_CSGSFS] & 0xfffc) == 0x20)
        uc->uc_mcontext.gregs[REG_CSGSFS] = 0;
    memcpy(wanted, uc->uc_mcontext.gregs, sizeof wanted);
    memcpy(&wanted_mask, &uc->uc_sigmask, sizeof wanted_mask);
    fp_is_intact = uc->uc_mcontext.fpregs == area && !memcmp(area, wanted_fp, sizeof wanted_fp);
}

/* The FP area counts only if it is as the kernel wrote it: what a damaged one loads is not looked
 * at. Of it the XMM registers and MXCSR are compared. */
static int is_resumed_right(void)
{
    uint64_t mask;

    syscall(SYS_rt_sigprocmask, SIG_BLOCK, NULL, &mask, 8);
    return !memcmp(random_frame_regs, wanted, 16 * sizeof wanted[0])
           && ((random_frame_regs[REG_EFL] ^ wanted[REG_EFL]) & USER_FLAGS) == 0
           && mask == (wanted_mask & ~MASK_BIT(SIGKILL) & ~MASK_BIT(SIGSTOP))
           && (!fp_is_intact || (!memcmp(random_frame_fp + 24, wanted_fp + 24, 4)
                                 && !memcmp(random_frame_fp + 160, wanted_fp + 160, 256)));
}

static int is_fault(int signal)
{
    return signal == SIGSEGV || signal == SIGBUS || signal == SIGTRAP || signal == SIGFPE;
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)info;
    if (++fault_seen > 10)
        _exit(1);
    progress->strange += !is_fault(signal);
    uc->uc_mcontext.gregs[REG_RIP] = (greg_t)(uintptr_t)random_frame_escape;
    uc->uc_mcontext.gregs[REG_EFL] = 0x202;
    uc->uc_mcontext.gregs[REG_CSGSFS] = 0x002b000000000033;
    uc->uc_mcontext.fpregs = NULL;
}

static void run_frames(void)
{
    static const int faults[] = { SIGSEGV, SIGBUS, SIGTRAP, SIGFPE, SIGILL };
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate };
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    set_action(SIGUSR1, on_usr1, 0);
    for (int i = 0; i < 5; i++)
        set_action(faults[i], on_fault, SA_ONSTACK);
    while (progress->next < FRAMES) {
        random_state = 0x9e3779b97f4a7c15 * (progress->next + 1);
        progress->next++;
        random_frame_came_back = fault_seen = 0;
        unblock_all();
        sigaltstack(&ss, NULL);
        random_frame_run();
        progress->faulted += fault_seen != 0;
        progress->resumed += !fault_seen && random_frame_came_back;
        progress->wrong += !fault_seen && random_frame_came_back && !is_resumed_right();
    }
}

int main(void)
{
    int status, wrong_death = 0;

    progress = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    while (progress->next < FRAMES) {
        status = run_child(run_frames);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            break;
        progress->died++;
        if (!WIFSIGNALED(status) || !is_fault(WTERMSIG(status))) {
            wrong_death++;
            describe_status(status);
        }
    }
    is_int(progress->next, FRAMES, "all frames were tried");
    is_int(progress->resumed + progress->faulted + progress->died, FRAMES,
           "each ended in a resume or a fault");
    is_int(progress->wrong, 0, "a resume has the frame's registers, flags and mask");
    is_int(wrong_death, 0, "what ended a child was a fault signal");
    is_int(progress->strange, 0, "no other signal was seen");
    ok(progress->resumed > FRAMES / 20 && progress->faulted > FRAMES / 20, "both happened often");
    return done_testing();
}
