// link: kernel/fs/ram/pagetree.c
/* The sparse array of pages against a plain array. */
#include "fs/ram/pagetree.h"
#include "mm/kmalloc.h"
#include "tap.h"

static int live, budget = -1;

void *kzalloc(size_t size)
{
    if (budget == 0)
        return NULL;
    budget -= budget > 0;
    live++;
    return calloc(1, size);
}

void kfree(void *memory)
{
    live -= memory != NULL;
    free(memory);
}

static char pages[1 << 13];

static struct page *page_number(unsigned n)
{
    return (struct page *)&pages[n];
}

static void count(struct page *page, void *argument)
{
    (void)page;
    ++*(int *)argument;
}

static void test_sparse(void)
{
    static const uint64_t places[] = {0, 1, 63, 64, 4095, 4096, 1ull << 30, (1ull << 51) - 1};
    struct pagetree tree = {.root = NULL};
    int failed = 0, dropped = 0;
    ok(pagetree_get(&tree, 0) == NULL, "an empty tree has nothing");
    for (unsigned i = 0; i < 8; i++)
        failed |= pagetree_insert(&tree, places[i], page_number(i));
    ok(!failed, "pages far apart are inserted");
    for (unsigned i = 0; i < 8; i++)
        failed |= pagetree_get(&tree, places[i]) != page_number(i);
    ok(!failed, "each is found where it was put");
    ok(pagetree_get(&tree, 2) == NULL && pagetree_get(&tree, 1ull << 40) == NULL &&
           pagetree_get(&tree, UINT64_MAX) == NULL,
       "elsewhere there are holes");
    ok(pagetree_next(&tree, 2) == 63 && pagetree_next(&tree, 64) == 64 &&
           pagetree_next(&tree, 4097) == 1ull << 30 &&
           pagetree_next(&tree, 1ull << 51) == UINT64_MAX,
       "the next page behind a hole is found");
    pagetree_remove(&tree, 63, 4095, count, &dropped);
    ok(dropped == 3 && pagetree_get(&tree, 1) && pagetree_get(&tree, 4096) &&
           !pagetree_get(&tree, 64),
       "a range is removed and no more");
    pagetree_remove(&tree, 0, UINT64_MAX, count, &dropped);
    ok(dropped == 8 && live == 0 && tree.root == NULL, "removing all frees every node");
}

static void test_random(void)
{
    static bool there[sizeof(pages)];
    struct pagetree tree = {.root = NULL};
    unsigned seed = 1, size = sizeof(pages);
    int wrong = 0, dropped = 0;
    for (int step = 0; step < 20000; step++) {
        unsigned at = (seed = seed * 1103515245 + 12345) >> 8 & (size - 1);
        if (step % 50 == 49) {
            unsigned last = at + (seed >> 24);
            pagetree_remove(&tree, at, last, count, &dropped);
            for (unsigned i = at; i <= last && i < size; i++)
                there[i] = false;
        } else if (!there[at]) {
            wrong += pagetree_insert(&tree, at, page_number(at)) != 0;
            there[at] = true;
        }
    }
    for (unsigned i = 0; i < size; i++)
        wrong += pagetree_get(&tree, i) != (there[i] ? page_number(i) : NULL);
    is_int(wrong, 0, "after 20,000 random changes it is what a plain array is");
    pagetree_remove(&tree, 0, UINT64_MAX, count, &dropped);
    is_int(live, 0, "and nothing is left behind");
}

static void test_exhaustion(void)
{
    struct pagetree tree = {.root = NULL};
    int failures = 0, dropped = 0;
    for (int limit = 0; limit < 9; limit++) {
        budget = limit;
        failures += pagetree_insert(&tree, 1ull << 45, page_number(1)) != 0;
        budget = -1;
        pagetree_remove(&tree, 0, UINT64_MAX, count, &dropped);
    }
    ok(failures > 0, "an insertion without memory fails");
    pagetree_insert(&tree, 3, page_number(1));
    pagetree_remove(&tree, 0, UINT64_MAX, count, &dropped);
    is_int(live, 0, "and what it left is freed with the next removal");
}

int main(void)
{
    test_sparse();
    test_random();
    test_exhaustion();
    return done_testing();
}
