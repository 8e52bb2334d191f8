/*
 * Under RLIMIT_AS a program that takes all it may gets ENOMEM from every call that needs more, and
 * works on when it gives back.
 */
#include "support.h"

static void *end_at_once(void *argument)
{
    return argument;
}

static void exhaust(void)
{
    struct rlimit limit = { 48 << 20, 48 << 20 };
    void *blocks[200];
    int count = 0;

    setrlimit(RLIMIT_AS, &limit);
    while (count < 200 && (blocks[count] = malloc(1 << 20)))
        memset(blocks[count++], 1, 1 << 20);
    if (count < 20 || count >= 48 || errno != ENOMEM)
        _exit(1);
    while (mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
        ;
    if (errno != ENOMEM)
        _exit(2);
    pthread_t thread;
    if (pthread_create(&thread, NULL, end_at_once, NULL) != EAGAIN)
        _exit(3);
    pid_t child = fork();
    if (child == 0)
        _exit(9);
    if (child < 0 || WEXITSTATUS(wait_for(child)) != 9)
        _exit(4);
    while (count > 10)
        free(blocks[--count]);
    blocks[count] = malloc(1 << 20);
    _exit(blocks[count] ? 0 : 5);
}

int main(void)
{
    is_exit(run_child(exhaust), 0, "malloc, mmap and pthread_create fail, fork and free work");
    return done_testing();
}
