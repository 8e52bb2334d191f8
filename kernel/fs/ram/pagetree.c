/*
 * pagetree.c: the radix tree of fs/ram/pagetree.h. Pure: knows nothing of files.
 */
#include "fs/ram/pagetree.h"

#include "abi/errno.h"
#include "mm/kmalloc.h"

#define NODE_BITS  6
#define NODE_SLOTS (1u << NODE_BITS)

struct pagetree_node {
    unsigned used;
    void *slots[NODE_SLOTS]; /* nodes, or pages at the lowest level */
};

/* Bits of the index that stand below a slot of a node at this level (1: the lowest). */
static unsigned level_shift(unsigned level)
{
    return (level - 1) * NODE_BITS;
}

static uint64_t level_span(unsigned level)
{
    return 1ull << level_shift(level);
}

static bool fits(const struct pagetree *tree, uint64_t index)
{
    return tree->height > 0 && index >> level_shift(tree->height + 1) == 0;
}

struct page *pagetree_get(const struct pagetree *tree, uint64_t index)
{
    if (!fits(tree, index))
        return NULL;
    void *at = tree->root;
    for (unsigned level = tree->height; level > 0 && at != NULL; level--) {
        struct pagetree_node *node = at;
        at = node->slots[(index >> level_shift(level)) % NODE_SLOTS];
    }
    return at;
}

static int grow(struct pagetree *tree, uint64_t index)
{
    while (!fits(tree, index)) {
        struct pagetree_node *node = kzalloc(sizeof(*node));
        if (node == NULL)
            return -ENOMEM;
        if (tree->root != NULL) {
            node->slots[0] = tree->root;
            node->used = 1;
        }
        tree->root = node;
        tree->height++;
    }
    return 0;
}

int pagetree_insert(struct pagetree *tree, uint64_t index, struct page *page)
{
    if (grow(tree, index) < 0)
        return -ENOMEM;
    struct pagetree_node *node = tree->root;
    for (unsigned level = tree->height; level > 1; level--) {
        unsigned slot = (index >> level_shift(level)) % NODE_SLOTS;
        if (node->slots[slot] == NULL) {
            node->slots[slot] = kzalloc(sizeof(*node));
            if (node->slots[slot] == NULL)
                return -ENOMEM; /* an empty node may stay: the next removal frees it */
            node->used++;
        }
        node = node->slots[slot];
    }
    node->slots[index % NODE_SLOTS] = page;
    node->used++;
    return 0;
}

struct removal {
    uint64_t first, last;
    void (*drop)(struct page *page, void *argument);
    void *argument;
};

/* Removes from node, whose slots begin at base. Recursion is as deep as the tree, 9 at most. */
static void remove_from(struct pagetree_node *node, unsigned level, uint64_t base,
                        const struct removal *removal)
{
    uint64_t span = level_span(level);
    for (unsigned slot = 0; slot < NODE_SLOTS; slot++) {
        uint64_t start = base + slot * span;
        if (node->slots[slot] == NULL || start + (span - 1) < removal->first)
            continue;
        if (start > removal->last)
            break;
        if (level == 1) {
            removal->drop(node->slots[slot], removal->argument);
        } else {
            struct pagetree_node *child = node->slots[slot];
            remove_from(child, level - 1, start, removal);
            if (child->used > 0)
                continue;
            kfree(child);
        }
        node->slots[slot] = NULL;
        node->used--;
    }
}

void pagetree_remove(struct pagetree *tree, uint64_t first, uint64_t last,
                     void (*drop)(struct page *page, void *argument), void *argument)
{
    struct removal removal = { .first = first, .last = last, .drop = drop, .argument = argument };
    if (tree->root == NULL)
        return;
    remove_from(tree->root, tree->height, 0, &removal);
    if (tree->root->used == 0) {
        kfree(tree->root);
        tree->root = NULL;
        tree->height = 0;
    }
}

static uint64_t next_in(const struct pagetree_node *node, unsigned level, uint64_t base,
                        uint64_t from)
{
    uint64_t span = level_span(level);
    for (unsigned slot = 0; slot < NODE_SLOTS; slot++) {
        uint64_t start = base + slot * span;
        if (node->slots[slot] == NULL || start + (span - 1) < from)
            continue;
        if (level == 1)
            return start;
        uint64_t found = next_in(node->slots[slot], level - 1, start, from);
        if (found != UINT64_MAX)
            return found;
    }
    return UINT64_MAX;
}

uint64_t pagetree_next(const struct pagetree *tree, uint64_t from)
{
    return tree->root != NULL ? next_in(tree->root, tree->height, 0, from) : UINT64_MAX;
}
