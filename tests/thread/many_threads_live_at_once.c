/* A hundred threads at a barrier at the same time. */
#include "support.h"

#define COUNT 100

static pthread_barrier_t barrier;
static volatile int seen[COUNT];

static void *meet(void *argument)
{
    int index = (int)(intptr_t)argument;

    pthread_barrier_wait(&barrier);
    seen[index] = index + 1;
    return NULL;
}

int main(void)
{
    pthread_t threads[COUNT];
    pthread_attr_t attributes;
    int created = 0, right = 0;

    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_barrier_init(&barrier, NULL, COUNT);
    for (int i = 0; i < COUNT; i++)
        created += pthread_create(&threads[i], &attributes, meet, (void *)(intptr_t)i) == 0;
    is_int(created, COUNT, "a hundred threads are created");
    for (int i = 0; i < COUNT; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < COUNT; i++)
        right += seen[i] == i + 1;
    is_int(right, COUNT, "all passed the barrier");
    return done_testing();
}
