// link: kernel/mm/region.c
/* The set of regions, against a map of single pages. */
#include "tap.h"

#include <stdlib.h>

#include "mm/region.h"

#define SPACE 400 /* pages */
#define BASE 16

void assert_failed(const char *condition, const char *file, int line)
{
    printf("Bail out! %s:%d: %s\n", file, line, condition);
    exit(1);
}

static struct region_set set;
static struct region *owner[SPACE]; /* of each page, or NULL */

static struct region *add(unsigned first, unsigned end, unsigned flags)
{
    struct region *region = calloc(1, sizeof(*region));

    region->start = first * PAGE_SIZE;
    region->end = end * PAGE_SIZE;
    region->flags = flags;
    region_insert(&set, region);
    for (unsigned i = first; i < end; i++)
        owner[i] = region;
    return region;
}

static void drop(struct region *region)
{
    for (unsigned i = 0; i < SPACE; i++)
        if (owner[i] == region)
            owner[i] = NULL;
    region_remove(&set, region);
    free(region);
}

static void drop_all(void)
{
    while (set.root)
        drop(set.root);
}

static bool is_free(unsigned first, unsigned pages)
{
    for (unsigned i = first; i < first + pages; i++)
        if (i >= SPACE || owner[i])
            return false;
    return true;
}

/* The highest free place by looking at every page. */
static uintptr_t slow_gap(unsigned pages, unsigned low, unsigned high)
{
    for (unsigned first = high - pages + 1; first-- > low;)
        if (is_free(first, pages))
            return first * PAGE_SIZE;
    return 0;
}

static void test_random(void)
{
    bool finds = true, gaps = true;

    srand(1);
    for (unsigned round = 0; round < 20000; round++) {
        unsigned first = BASE + rand() % (SPACE - BASE - 8), pages = 1 + rand() % 8;
        unsigned low = BASE + rand() % 100, high = low + 10 + rand() % (SPACE - low - 10);
        struct region *found = region_find(&set, first * PAGE_SIZE);

        for (unsigned i = first; i <= SPACE; i++) {
            if (i < SPACE && !owner[i])
                continue;
            finds = finds && found == (i < SPACE ? owner[i] : NULL);
            break;
        }
        gaps = gaps && region_find_gap(&set, pages * PAGE_SIZE, low * PAGE_SIZE,
                                       high * PAGE_SIZE) == slow_gap(pages, low, high);
        if (is_free(first, pages))
            add(first, first + pages, 0);
        else if (owner[first])
            drop(owner[first]);
        if (round % 100 == 0)
            region_set_check(&set);
    }
    ok(finds, "the region at or above an address is found");
    ok(gaps, "the highest gap that fits is found");
    drop_all();
}

static void test_resize(void)
{
    struct region *low = add(20, 30, 0), *high = add(40, 50, 0);

    high->start = 35 * PAGE_SIZE;
    region_changed(&set, high);
    region_set_check(&set);
    is_int(region_find_gap(&set, 10 * PAGE_SIZE, 0, 50 * PAGE_SIZE), 10 * PAGE_SIZE,
           "a region that grew leaves a smaller gap");
    low->end = 25 * PAGE_SIZE;
    region_changed(&set, low);
    region_set_check(&set);
    is_int(region_find_gap(&set, 10 * PAGE_SIZE, 0, 50 * PAGE_SIZE), 25 * PAGE_SIZE,
           "a region that shrank leaves a larger gap");
    drop_all();
}

static void test_guard(void)
{
    unsigned guard = STACK_GUARD_GAP / PAGE_SIZE;

    add(guard + 40, guard + 50, REGION_GROWSDOWN);
    is_int(region_find_gap(&set, PAGE_SIZE, 0, (guard + 50) * PAGE_SIZE), 39 * PAGE_SIZE,
           "the guard gap below a stack is not free");
    drop_all();
}

static void test_many(void)
{
    enum { MANY = 60000 };
    static struct region regions[MANY];

    for (unsigned i = 0; i < MANY; i++) {
        unsigned at = (i * 7919u) % MANY;

        regions[i].start = (at + 1) * 2 * PAGE_SIZE;
        regions[i].end = regions[i].start + PAGE_SIZE;
        region_insert(&set, &regions[i]);
    }
    region_set_check(&set);
    is_int(set.count, MANY, "sixty thousand regions fit");
    for (unsigned i = 0; i < MANY; i++)
        region_remove(&set, &regions[i]);
    ok(!set.root && set.count == 0, "and go again");
}

int main(void)
{
    region_set_init(&set);
    test_random();
    test_resize();
    test_guard();
    test_many();
    return done_testing();
}
