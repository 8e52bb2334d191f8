/* setrlimit(2): RLIMIT_STACK; mmap(2): the gap below a region that grows down. */
#include "support.h"

#define PAGE 4096ul
#define MIB (1ul << 20)

static void touch_below(unsigned long bytes)
{
    volatile char *here = (char *)((unsigned long)__builtin_frame_address(0) - bytes);

    *here = 1;
}

static void grow_within(void)
{
    touch_below(7 * MIB);
}

static void grow_beyond(void)
{
    touch_below(9 * MIB);
}

static unsigned long gap;

/* A mapping placed `gap` below the page the stack would grow to. */
static void grow_near_mapping(void)
{
    unsigned long target = ((unsigned long)__builtin_frame_address(0) - 2 * MIB) & -PAGE;

    if (mmap((void *)(target - gap - PAGE), PAGE, PROT_READ,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED)
        _exit(1);
    *(volatile char *)target = 1;
}

int main(void)
{
    struct rlimit limit;

    getrlimit(RLIMIT_STACK, &limit);
    limit.rlim_cur = 8 * MIB;
    setrlimit(RLIMIT_STACK, &limit);
    is_int(run_child(grow_within), 0, "the stack grows within RLIMIT_STACK");
    is_int(run_child(grow_beyond) & 0x7f, SIGSEGV, "beyond it is SIGSEGV");
    gap = 256 * PAGE;
    is_int(run_child(grow_near_mapping), 0, "it may grow up to 256 pages from a mapping");
    gap = 255 * PAGE;
    is_int(run_child(grow_near_mapping) & 0x7f, SIGSEGV, "nearer is SIGSEGV");
    return done_testing();
}
