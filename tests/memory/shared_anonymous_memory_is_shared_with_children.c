/*
 * mmap(2): MAP_SHARED | MAP_ANONYMOUS memory is the same in parent and child; MAP_PRIVATE is not.
 */
#include "support.h"

static volatile int *shared, *private;

static void write_both(void)
{
    shared[0] = 11;
    shared[1024 * 3] = 12;
    private[0] = 13;
}

int main(void)
{
    shared = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    private = mmap(NULL, 16384, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    is_exit(run_child(write_both), 0, "a child writes to both");
    is_int(shared[0], 11, "the shared page has its value");
    is_int(shared[1024 * 3], 12, "also one that the parent had never touched");
    is_int(private[0], 0, "the private one has not");
    return done_testing();
}
