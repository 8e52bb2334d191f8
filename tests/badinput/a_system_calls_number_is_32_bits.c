/* Linux takes the number from eax: the upper half of rax says nothing, nor when a call restarts. */
#include "support.h"

static int fds[2];

static long call(unsigned long number, long first, long second, long third)
{
    long result;

    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(first), "S"(second), "d"(third)
                     : "rcx", "r11", "memory");
    return result;
}

/* A read() that is stopped and continued is restarted: by the number that rax had. */
static void read_a_byte(void)
{
    char byte;

    _exit(call(0x1234567800000000 | SYS_read, fds[0], (long)&byte, 1) == 1 ? 0 : 1);
}

int main(void)
{
    static const unsigned long unknown[] = { 600, 0x7fffffff, 0x80000000, 0xffffffff, -1UL };
    int wrong = 0;
    pid_t child;

    is_int(call(0xffffffff00000000 | SYS_getpid, 0, 0, 0), getpid(), "getpid with all upper bits");
    is_int(call(0x100000000 | SYS_getpid, 0, 0, 0), getpid(), "and with one bit there");
    for (unsigned i = 0; i < sizeof unknown / sizeof unknown[0]; i++)
        wrong += call(unknown[i], 0, 0, 0) != -ENOSYS;
    is_int(wrong, 0, "a number that nobody has is ENOSYS");
    make_pipe(fds);
    child = start_child(read_a_byte);
    wait_until_asleep(child);
    kill(child, SIGSTOP);
    waitpid(child, NULL, WUNTRACED);
    kill(child, SIGCONT);
    tell(fds[1]);
    is_int(wait_for(child), 0, "a restarted call is the same call");
    return done_testing();
}
