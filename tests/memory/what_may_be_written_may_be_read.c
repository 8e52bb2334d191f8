/* mmap(2): on x86 PROT_WRITE implies PROT_READ, for the program and for the kernel in its calls. */
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tap.h"

static sigjmp_buf back;

static void on_fault(int sig)
{
    siglongjmp(back, sig);
}

/* 0, or the signal that reading gave. */
static int reading(const volatile char *at)
{
    int sig = sigsetjmp(back, 1);

    return sig ? sig : *at;
}

static char *fresh(int prot)
{
    return mmap(NULL, 4096, prot, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void check(int prot, const char *name)
{
    int ends[2];
    char *page = fresh(prot), *written = fresh(PROT_READ | PROT_WRITE);

    if (pipe(ends))
        bail_out("pipe");
    is_int(reading(page), 0, "a fresh page with %s is read", name);
    page[0] = 'a';
    is_int(reading(page), 'a', "and holds what was written");
    is_int(write(ends[1], page, 1), 1, "a call reads it");
    is_int(write(ends[1], fresh(prot), 1), 1, "and one that nobody touched");
    written[0] = 'b';
    mprotect(written, 4096, PROT_NONE);
    mprotect(written, 4096, prot);
    is_int(reading(written), 'b', "a page that mprotect gives %s is read", name);
    written[0] = 'c';
    is_int(reading(written), 'c', "and written");
}

int main(void)
{
    signal(SIGSEGV, on_fault);
    alarm(20);
    check(PROT_WRITE, "PROT_WRITE");
    check(PROT_WRITE | PROT_EXEC, "PROT_WRITE and PROT_EXEC");
    return done_testing();
}
