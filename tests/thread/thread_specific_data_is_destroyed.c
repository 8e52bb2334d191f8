/* pthread_key_create(3): each thread has its own value; its destructor runs at the thread's end. */
#include "support.h"

static pthread_key_t key;
static volatile int destroyed, wrong;

static void destroy(void *value)
{
    destroyed += *(int *)value;
    free(value);
}

static void *use(void *argument)
{
    int *value = malloc(sizeof *value);

    wrong += pthread_getspecific(key) != NULL;
    *value = (int)(intptr_t)argument;
    pthread_setspecific(key, value);
    wrong += pthread_getspecific(key) != value;
    return NULL;
}

int main(void)
{
    pthread_t thread;

    is_int(pthread_key_create(&key, destroy), 0, "a key is created");
    for (intptr_t i = 1; i <= 4; i++) {
        pthread_create(&thread, NULL, use, (void *)i);
        pthread_join(thread, NULL);
    }
    is_int(wrong, 0, "each thread had its own value");
    is_int(destroyed, 10, "each was destroyed");
    return done_testing();
}
