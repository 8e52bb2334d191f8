/*
 * futex(2): a word in shared memory is one futex in all processes that map it, at whatever
 * address.
 */
#include "support.h"

#define FUTEX_WAIT 0
#define FUTEX_WAKE 1

static int fd;

static int *map_word(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
}

static void wait_in_the_child(void)
{
    int *word = map_word();

    while (__atomic_load_n(word, __ATOMIC_SEQ_CST) == 0)
        syscall(SYS_futex, word, FUTEX_WAIT, 0, NULL, NULL, 0);
}

int main(void)
{
    pid_t child;
    int *word;

    enter_scratch_dir(0755);
    write_file("f", "");
    fd = open("f", O_RDWR);
    if (ftruncate(fd, 4096) < 0)
        bail_out("ftruncate failed");
    child = start_child(wait_in_the_child);
    mmap(NULL, 1 << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    word = map_word();
    wait_until_asleep(child);
    __atomic_store_n(word, 1, __ATOMIC_SEQ_CST);
    is_int(syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0), 1, "the child's sleep is woken");
    is_exit(wait_for(child), 0, "and it saw the new value");
    return done_testing();
}
