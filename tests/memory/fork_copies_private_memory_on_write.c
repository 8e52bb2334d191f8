/* fork(2), mmap(2): private memory is the child's own, shared memory is shared. */
#include "support.h"

#define PAGES 64
#define PAGE 4096

static char *private_memory, *shared_memory;

static void child(void)
{
    for (int i = 0; i < PAGES; i++) {
        if (private_memory[i * PAGE] != i)
            _exit(1);
        private_memory[i * PAGE] = 100;
        shared_memory[i * PAGE] = (char)(i + 1);
    }
    for (int i = 0; i < PAGES; i++)
        if (private_memory[i * PAGE] != 100)
            _exit(2);
}

static int is_intact(void)
{
    for (int i = 0; i < PAGES; i++)
        if (private_memory[i * PAGE] != i)
            return 0;
    return 1;
}

int main(void)
{
    int same = 1;

    private_memory = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                          -1, 0);
    shared_memory = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                         -1, 0);
    for (int i = 0; i < PAGES; i++)
        private_memory[i * PAGE] = (char)i;
    is_int(run_child(child), 0, "the child sees its own copy");
    ok(is_intact(), "the parent's is unchanged");
    for (int i = 0; i < PAGES; i++)
        same = same && shared_memory[i * PAGE] == i + 1;
    ok(same, "shared memory shows the child's writes");
    for (int i = 0; i < PAGES; i++)
        private_memory[i * PAGE] = (char)i;
    ok(is_intact(), "the parent may write again when the child is gone");
    return done_testing();
}
