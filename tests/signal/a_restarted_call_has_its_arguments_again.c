/*
 * A restart makes the very same call: number and arguments are as they were, also when the handler
 * makes calls itself.
 */
#include "interrupt.h"

static int fds[2];

static void busy_handler(int signal)
{
    char small[4];

    (void)signal;
    for (int i = 0; i < 10; i++) {
        getppid();
        if (pread(fds[0], small, sizeof small, 1) != -1)
            _exit(9);
    }
    tell(call_handler_pipe[1]);
    caught_count++;
}

static long call(void)
{
    struct sigaction action;
    char buffer[64];
    register long count __asm__("rdx");
    register long r10 __asm__("r10");
    register long r8 __asm__("r8");
    register long r9 __asm__("r9");
    long result;

    memset(&action, 0, sizeof action);
    action.sa_handler = busy_handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR1, &action, NULL);
    memset(buffer, 0, sizeof buffer);
    count = 41;
    r10 = 0x1010101010101010;
    r8 = 0x2020202020202020;
    r9 = 0x3030303030303030;
    __asm__ volatile("syscall" : "=a"(result), "+r"(count), "+r"(r10), "+r"(r8), "+r"(r9)
                     : "a"(SYS_read), "D"(fds[0]), "S"(buffer) : "rcx", "r11", "memory");
    if (count != 41 || r10 != 0x1010101010101010 || r8 != 0x2020202020202020
        || r9 != 0x3030303030303030 || strcmp(buffer, "hello") != 0)
        return -2;
    return result;
}

static void finish(void)
{
    if (write(fds[1], "hello", 5) != 5)
        bail_out("write failed");
}

int main(void)
{
    make_pipe(fds);
    is_int(restarted(call, SA_RESTART, finish), 5,
           "read reads what it was told to into its buffer");
    return done_testing();
}
