/*
 * setrlimit(2): RLIMIT_AS: "affects calls to brk(2), mmap(2), and mremap(2), which fail with the
 * error ENOMEM upon exceeding this limit".
 */
#include "support.h"

static void map_beyond(void)
{
    struct rlimit limit = { 64 << 20, 64 << 20 };
    char *small, *large;

    setrlimit(RLIMIT_AS, &limit);
    large = mmap(NULL, 80 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (large != MAP_FAILED || errno != ENOMEM)
        _exit(1);
    small = mmap(NULL, 16 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (small == MAP_FAILED)
        _exit(2);
    if (mremap(small, 16 << 20, 80 << 20, MREMAP_MAYMOVE) != MAP_FAILED || errno != ENOMEM)
        _exit(3);
    if (sbrk(80 << 20) != (void *)-1 || errno != ENOMEM)
        _exit(4);
    if (malloc(100 << 20) != NULL)
        _exit(5);
    munmap(small, 16 << 20);
    small = mmap(NULL, 32 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    _exit(small == MAP_FAILED ? 6 : 0);
}

int main(void)
{
    is_exit(run_child(map_beyond), 0,
            "mmap, mremap, brk and malloc fail with ENOMEM; munmap gives back");
    return done_testing();
}
