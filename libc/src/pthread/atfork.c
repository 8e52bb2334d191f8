/* Functions to call around fork: before it in reverse order, after it in order. */
#include "internal/fork.h"
#include "internal/lock.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

struct hooks {
    void (*prepare)(void);
    void (*parent)(void);
    void (*child)(void);
};

static struct hooks *hooks;
static size_t count;
static int lock;

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
    struct hooks *more;
    int err = 0;

    __lock(&lock);
    more = reallocarray(hooks, count + 1, sizeof *more);
    if (more) {
        hooks = more;
        hooks[count++] = (struct hooks){ prepare, parent, child };
    } else {
        err = ENOMEM;
    }
    __unlock(&lock);
    return err;
}

void __atfork_run(enum atfork_phase phase)
{
    if (phase == ATFORK_PREPARE) {
        __lock(&lock);
        for (size_t i = count; i-- > 0;) {
            if (hooks[i].prepare)
                hooks[i].prepare();
        }
        return;
    }
    for (size_t i = 0; i < count; i++) {
        void (*fn)(void) = phase == ATFORK_PARENT ? hooks[i].parent : hooks[i].child;

        if (fn)
            fn();
    }
    __unlock(&lock);
}
