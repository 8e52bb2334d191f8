/*
 * fork(2): "fork() is implemented using copy-on-write pages": ten children of a process with 32
 * MiB each change a page.
 */
#include "support.h"

#define SIZE (32 << 20)

static char *memory;
static int number;

static void change_one_page(void)
{
    memory[number * 4096] = 'C';
    for (int i = 0; i < SIZE; i += 1 << 20)
        if (memory[i] != (i == number * 4096 ? 'C' : 'P'))
            _exit(1);
}

int main(void)
{
    int wrong = 0;

    memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(memory, 'P', SIZE);
    for (number = 0; number < 10; number++)
        wrong += run_child(change_one_page) != 0;
    is_int(wrong, 0, "ten children saw their own change and nobody else's");
    for (int i = 0; i < SIZE; i += 4096)
        wrong += memory[i] != 'P';
    is_int(wrong, 0, "the parent's memory is unchanged");
    return done_testing();
}
