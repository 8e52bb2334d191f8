/*
 * A sparse array of pages by index: a radix tree of 64-way nodes, as high as it needs to be.
 * Holds no references of its own: who inserts and removes counts the pages.
 */
#ifndef KERNEL_FS_RAM_PAGETREE_H
#define KERNEL_FS_RAM_PAGETREE_H

#include "lib/types.h"

struct page;
struct pagetree_node;

struct pagetree {
    struct pagetree_node *root; /* or, at height 0, nothing */
    unsigned height;            /* levels of nodes */
};

#define PAGETREE_INDEX_MAX (1ull << 52)

/* The page at index, or NULL. */
struct page *pagetree_get(const struct pagetree *tree, uint64_t index);
/* Puts page at index, which is empty. 0 or -ENOMEM. */
int pagetree_insert(struct pagetree *tree, uint64_t index, struct page *page);
/* Takes out all pages of [first, last], calling drop for each. Empty nodes are freed. */
void pagetree_remove(struct pagetree *tree, uint64_t first, uint64_t last,
                     void (*drop)(struct page *page, void *argument), void *argument);
/* The first index ≥ from that holds a page, or UINT64_MAX (SEEK_DATA). */
uint64_t pagetree_next(const struct pagetree *tree, uint64_t from);

#endif
