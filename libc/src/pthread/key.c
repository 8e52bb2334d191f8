/* Values of threads, and what destroys them at a thread's end. */
#include "internal/lock.h"
#include "internal/thread.h"

#include <errno.h>

static struct {
    int used;
    void (*destructor)(void *);
} keys[PTHREAD_KEYS_MAX];
static int lock;

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *))
{
    int err = EAGAIN;

    __lock(&lock);
    for (pthread_key_t i = 0; i < PTHREAD_KEYS_MAX; i++) {
        if (keys[i].used)
            continue;
        keys[i].used = 1;
        keys[i].destructor = destructor;
        *key = i;
        err = 0;
        break;
    }
    __unlock(&lock);
    return err;
}

/* LIMIT: values that other threads stored under the key survive into its next use. */
int pthread_key_delete(pthread_key_t key)
{
    if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
        return EINVAL;
    __lock(&lock);
    keys[key].used = 0;
    keys[key].destructor = NULL;
    __unlock(&lock);
    __self()->specific[key] = NULL;
    return 0;
}

void *pthread_getspecific(pthread_key_t key)
{
    return key < PTHREAD_KEYS_MAX ? __self()->specific[key] : NULL;
}

int pthread_setspecific(pthread_key_t key, const void *value)
{
    if (key >= PTHREAD_KEYS_MAX || !keys[key].used)
        return EINVAL;
    __self()->specific[key] = (void *)value;
    return 0;
}

void __run_key_destructors(struct __pthread *self)
{
    for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS; round++) {
        int any = 0;

        for (int i = 0; i < PTHREAD_KEYS_MAX; i++) {
            void *value = self->specific[i];

            self->specific[i] = NULL;
            if (value && keys[i].destructor) {
                keys[i].destructor(value);
                any = 1;
            }
        }
        if (!any)
            return;
    }
}
