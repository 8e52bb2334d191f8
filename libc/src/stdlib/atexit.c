/*
 * atexit.c — functions to call at exit, last registered first.
 * A handler may register more; each runs once, even if a handler calls exit() again.
 */
#include "internal/lock.h"
#include "internal/start.h"

#include <stdlib.h>

#define PER_BLOCK 32 /* POSIX: at least 32; the first block needs no memory */

struct handler {
    void (*plain)(void);
    void (*with_status)(int, void *);
    void *arg;
};

struct block {
    struct block *older;
    int count;
    struct handler handlers[PER_BLOCK];
};

struct list {
    struct block first;
    struct block *newest;
};

static struct list at_exit;
static struct list at_quick;
static int lock;

static int list_add(struct list *list, struct handler handler)
{
    struct block *block;
    int ret = 0;

    __lock(&lock);
    block = list->newest ? list->newest : &list->first;
    if (block->count == PER_BLOCK) {
        struct block *more = calloc(1, sizeof *more);

        if (!more) {
            ret = -1;
            goto out;
        }
        more->older = block;
        block = more;
    }
    block->handlers[block->count++] = handler;
    list->newest = block;
out:
    __unlock(&lock);
    return ret;
}

static int list_take(struct list *list, struct handler *handler)
{
    int found = 0;

    __lock(&lock);
    while (list->newest && list->newest->count == 0)
        list->newest = list->newest->older;
    if (list->newest) {
        *handler = list->newest->handlers[--list->newest->count];
        found = 1;
    }
    __unlock(&lock);
    return found;
}

static void list_run(struct list *list, int status)
{
    struct handler handler;

    while (list_take(list, &handler)) {
        if (handler.plain)
            handler.plain();
        else
            handler.with_status(status, handler.arg);
    }
}

int atexit(void (*fn)(void))
{
    return list_add(&at_exit, (struct handler){ .plain = fn });
}

int on_exit(void (*fn)(int, void *), void *arg)
{
    return list_add(&at_exit, (struct handler){ .with_status = fn, .arg = arg });
}

int at_quick_exit(void (*fn)(void))
{
    return list_add(&at_quick, (struct handler){ .plain = fn });
}

void __run_atexit(int status)
{
    list_run(&at_exit, status);
}

void __run_quick_exit(void)
{
    list_run(&at_quick, 0);
}
