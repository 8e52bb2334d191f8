/*
 * pthread_create(3), pthread_join(3): the start routine gets its argument; join gives its result.
 */
#include "support.h"

static void *add_one(void *argument)
{
    return (char *)argument + 1;
}

static void *leave_early(void *argument)
{
    pthread_exit((char *)argument + 2);
}

int main(void)
{
    pthread_t thread;
    void *result;
    char base[8];
    int wrong = 0;

    is_int(pthread_create(&thread, NULL, add_one, base), 0, "a thread is created");
    is_int(pthread_join(thread, &result), 0, "and joined");
    ok(result == base + 1, "its result is that of its start routine");
    pthread_create(&thread, NULL, leave_early, base);
    pthread_join(thread, &result);
    ok(result == base + 2, "or that of pthread_exit");
    for (int i = 0; i < 200; i++) {
        wrong += pthread_create(&thread, NULL, add_one, base) != 0;
        wrong += pthread_join(thread, &result) != 0 || result != base + 1;
    }
    is_int(wrong, 0, "two hundred threads in a row");
    return done_testing();
}
