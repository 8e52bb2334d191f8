/*
 * Timeouts in a pairing heap. A node's children hang from child, linked by next; previous points to
 * the elder sibling, or to the parent for the first child. The root's previous points to itself, so
 * that NULL always means "not set".
 * Entry points: timeout_set, timeout_cancel, timeout_run.
 */
#include "time/timeout.h"

#include "debug/debug.h"

static struct timeout *root;

/* Makes the later of two trees the first child of the other. Both are detached (no siblings). */
static struct timeout *timeout_meld(struct timeout *a, struct timeout *b)
{
    if (!a || !b)
        return a ? a : b;
    if (b->when < a->when) {
        struct timeout *swap = a;
        a = b;
        b = swap;
    }
    b->next = a->child;
    if (b->next)
        b->next->previous = b;
    b->previous = a;
    a->child = b;
    return a;
}

/* Melds a list of siblings into one tree: pairs from left to right, then all from the right. */
static struct timeout *timeout_meld_siblings(struct timeout *first)
{
    struct timeout *pairs = NULL, *tree = NULL;

    while (first) {
        struct timeout *a = first, *b = a->next;

        first = b ? b->next : NULL;
        a->next = NULL;
        if (b)
            b->next = NULL;
        a = timeout_meld(a, b);
        a->next = pairs;
        pairs = a;
    }
    while (pairs) {
        struct timeout *next = pairs->next;

        pairs->next = NULL;
        tree = timeout_meld(tree, pairs);
        pairs = next;
    }
    return tree;
}

static void timeout_set_root(struct timeout *tree)
{
    root = tree;
    if (root)
        root->previous = root;
}

void timeout_init(struct timeout *timeout, void (*fire)(struct timeout *))
{
    *timeout = (struct timeout){ .fire = fire };
}

bool timeout_is_set(const struct timeout *timeout)
{
    return timeout->previous;
}

void timeout_set(struct timeout *timeout, ktime_t when)
{
    assert(timeout->fire);
    timeout_cancel(timeout);
    timeout->when = when;
    timeout_set_root(timeout_meld(root, timeout));
}

void timeout_cancel(struct timeout *timeout)
{
    struct timeout *children = timeout->child;

    if (!timeout_is_set(timeout))
        return;
    if (timeout == root) {
        root = NULL;
    } else {
        if (timeout->previous->child == timeout)
            timeout->previous->child = timeout->next;
        else
            timeout->previous->next = timeout->next;
        if (timeout->next)
            timeout->next->previous = timeout->previous;
    }
    timeout->child = timeout->next = timeout->previous = NULL;
    timeout_set_root(timeout_meld(root, timeout_meld_siblings(children)));
}

ktime_t timeout_next(void)
{
    return root ? root->when : KTIME_NEVER;
}

ktime_t timeout_run(ktime_t now)
{
    while (root && root->when <= now) {
        struct timeout *due = root;

        timeout_cancel(due);
        due->fire(due);
    }
    return timeout_next();
}
