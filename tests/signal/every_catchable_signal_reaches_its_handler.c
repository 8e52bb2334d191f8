/*
 * sigaction(2): "signum specifies the signal and can be any valid signal except SIGKILL and
 * SIGSTOP."
 */
#include "support.h"

/* By the system call, since a libc keeps signals 32 and 33 for itself. */
struct kernel_action {
    void (*handler)(int);
    unsigned long flags;
    void (*restorer)(void);
    unsigned long mask;
};

void restore(void);
__asm__(".text\nrestore: mov $15, %eax\n syscall\n");

static volatile int last;

static void remember(int signal)
{
    last = signal;
}

int main(void)
{
    struct kernel_action action = { remember, 0x04000000, restore, 0 };
    int reached = 0, refused = 0;

    for (int i = 1; i <= 64; i++) {
        if (syscall(SYS_rt_sigaction, i, &action, NULL, 8) < 0) {
            refused++;
            continue;
        }
        last = 0;
        syscall(SYS_kill, getpid(), i);
        reached += last == i;
    }
    is_int(refused, 2, "two cannot be caught");
    is_int(reached, 62, "all others reached the handler with their number");
    return done_testing();
}
