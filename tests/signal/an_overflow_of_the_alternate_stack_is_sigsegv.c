/*
 * Linux: a frame that does not fit into the rest of the alternate stack is not built elsewhere:
 * SIGSEGV ends the process.
 */
#include "support.h"

static volatile unsigned depth;

/*
 * Each handler takes more stack than the one before: where rsp comes to lie in the lowest 128
 * bytes, the red zone ends below the stack, and Linux starts at its top again.
 */
static void go_deeper(int signal, siginfo_t *info, void *context)
{
    volatile char room[++depth % 61 * 16 + 1];

    room[0] = 0;
    (void)room[0];
    (void)info;
    (void)context;
    raise(signal);
}

static void overflow(void)
{
    struct rlimit none = { 0, 0 };
    char *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    stack_t ss = { .ss_sp = memory + (1 << 19), .ss_size = 32768 };

    setrlimit(RLIMIT_CORE, &none);
    sigaltstack(&ss, NULL);
    set_action(SIGUSR1, go_deeper, SA_ONSTACK | SA_NODEFER);
    raise(SIGUSR1);
    _exit(1);
}

static void too_small_for_one_frame(void)
{
    struct rlimit none = { 0, 0 };
    char *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    stack_t ss = { .ss_sp = memory + (1 << 19), .ss_size = 32768 };
    long result;

    setrlimit(RLIMIT_CORE, &none);
    sigaltstack(&ss, NULL);
    set_action(SIGUSR1, go_deeper, SA_ONSTACK | SA_NODEFER);
    /* Be on the alternate stack already, near its bottom. */
    __asm__ volatile("mov %1, %%rsp\n syscall\n mov $231, %%eax\n xor %%edi, %%edi\n syscall"
                     : "=a"(result)
                     : "r"(memory + (1 << 19) + 400), "a"(SYS_kill), "D"(getpid()), "S"(SIGUSR1)
                     : "rcx", "r11", "memory");
}

int main(void)
{
    is_killed(run_child(overflow), SIGSEGV, "endless nesting on it ends with SIGSEGV");
    is_killed(run_child(too_small_for_one_frame), SIGSEGV,
              "a frame without room ends with SIGSEGV");
    return done_testing();
}
