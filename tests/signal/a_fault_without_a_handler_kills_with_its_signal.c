/*
 * signal(7): the default action of SIGSEGV, SIGBUS, SIGFPE, SIGILL and SIGTRAP is to terminate and
 * dump core.
 */
#include "support.h"

static void segv(void)
{
    *(volatile int *)0 = 1;
}

static void fpe(void)
{
    __asm__ volatile("idivl %1" :: "a"(1), "r"(0), "d"(0));
}

static void ill(void)
{
    __asm__ volatile("ud2");
}

static void trap(void)
{
    __asm__ volatile("int3");
}

static void bus(void)
{
    int fd = open("empty", O_RDWR | O_CREAT, 0600);
    volatile char *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);

    (void)map[0];
}

static void hlt(void)
{
    __asm__ volatile("hlt");
}

int main(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    enter_scratch_dir(0755);
    is_killed(run_child(segv), SIGSEGV, "a null write");
    is_killed(run_child(fpe), SIGFPE, "a division by zero");
    is_killed(run_child(ill), SIGILL, "ud2");
    is_killed(run_child(trap), SIGTRAP, "int3");
    is_killed(run_child(bus), SIGBUS, "a page behind a file's end");
    is_killed(run_child(hlt), SIGSEGV, "hlt");
    return done_testing();
}
