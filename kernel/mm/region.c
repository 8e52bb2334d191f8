/*
 * The ordered set of an address space's regions: a doubly-linked list and a treap.
 *
 * Each region knows the gap before it and the largest gap in its subtree, so that a place for a new
 * mapping is found without looking at every region. Below a region that grows down, the guard gap
 * does not count as free.
 */
#include "mm/region.h"

#include "debug/debug.h"

void region_set_init(struct region_set *set)
{
    list_init(&set->list);
    set->root = NULL;
    set->count = 0;
}

struct region *region_next(const struct region_set *set, const struct region *region)
{
    return region->link.next == &set->list ? NULL
                                           : list_entry(region->link.next, struct region, link);
}

struct region *region_previous(const struct region_set *set, const struct region *region)
{
    return region->link.prev == &set->list ? NULL
                                           : list_entry(region->link.prev, struct region, link);
}

struct region *region_find(const struct region_set *set, uintptr_t address)
{
    struct region *node = set->root, *best = NULL;

    while (node) {
        if (node->end > address) {
            best = node;
            if (node->start <= address)
                break;
            node = node->left;
        } else {
            node = node->right;
        }
    }
    return best;
}

/* ---- Gaps ------------------------------------------------------------------------------------ */

static uintptr_t guard_below(const struct region *region)
{
    return region->flags & REGION_GROWSDOWN ? STACK_GUARD_GAP : 0;
}

static uintptr_t gap_start(const struct region_set *set, const struct region *region)
{
    const struct region *previous = region_previous(set, region);

    return previous ? previous->end : 0;
}

static void measure_gap(const struct region_set *set, struct region *region)
{
    uintptr_t gap = region->start - gap_start(set, region);

    region->gap = gap > guard_below(region) ? gap - guard_below(region) : 0;
}

static void update(struct region *node)
{
    node->largest_gap = node->gap;
    if (node->left)
        node->largest_gap = MAX(node->largest_gap, node->left->largest_gap);
    if (node->right)
        node->largest_gap = MAX(node->largest_gap, node->right->largest_gap);
}

/* Updates the nodes on the way from node to region, from below. */
static void update_path(struct region *node, const struct region *region)
{
    if (node != region)
        update_path(region->start < node->start ? node->left : node->right, region);
    update(node);
}

static uintptr_t find_gap(const struct region_set *set, const struct region *node, size_t length,
                          uintptr_t low, uintptr_t high)
{
    uintptr_t found, start, end;

    if (!node || node->largest_gap < length)
        return 0;
    if (node->end < high) {
        found = find_gap(set, node->right, length, low, high);
        if (found)
            return found;
    }
    if (node->gap >= length) {
        start = MAX(gap_start(set, node), low);
        end = MIN(node->start - guard_below(node), high);
        if (start < end && end - start >= length)
            return end - length;
    }
    return node->start > low ? find_gap(set, node->left, length, low, high) : 0;
}

uintptr_t region_find_gap(const struct region_set *set, size_t length, uintptr_t low,
                          uintptr_t high)
{
    uintptr_t last = list_empty(&set->list) ? 0 : list_last(&set->list, struct region, link)->end;
    uintptr_t start = MAX(last, low);

    if (start < high && high - start >= length)
        return high - length;
    return find_gap(set, set->root, length, low, high);
}

/* ---- Treap ----------------------------------------------------------------------------------- */

static uint32_t next_priority(void)
{
    static uint32_t state = 2463534242u;

    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

/* Splits a tree into the regions below address and the others. */
static void split(struct region *node, uintptr_t address, struct region **below,
                  struct region **above)
{
    if (!node) {
        *below = *above = NULL;
        return;
    }
    if (node->start < address) {
        split(node->right, address, &node->right, above);
        *below = node;
    } else {
        split(node->left, address, below, &node->left);
        *above = node;
    }
    update(node);
}

/* Joins two trees; all of below lies before all of above. */
static struct region *join(struct region *below, struct region *above)
{
    if (!below || !above)
        return below ? below : above;
    if (below->priority > above->priority) {
        below->right = join(below->right, above);
        update(below);
        return below;
    }
    above->left = join(below, above->left);
    update(above);
    return above;
}

static struct region *insert(struct region *node, struct region *region)
{
    if (!node || region->priority > node->priority) {
        split(node, region->start, &region->left, &region->right);
        update(region);
        return region;
    }
    if (region->start < node->start)
        node->left = insert(node->left, region);
    else
        node->right = insert(node->right, region);
    update(node);
    return node;
}

static struct region *take(struct region *node, struct region *region)
{
    if (node == region)
        return join(node->left, node->right);
    if (region->start < node->start)
        node->left = take(node->left, region);
    else
        node->right = take(node->right, region);
    update(node);
    return node;
}

static void gap_changed(struct region_set *set, struct region *region)
{
    if (!region)
        return;
    measure_gap(set, region);
    update_path(set->root, region);
}

void region_insert(struct region_set *set, struct region *region)
{
    struct region *next = region_find(set, region->start);

    assert(region->start < region->end && (!next || next->start >= region->end));
    list_add_before(next ? &next->link : &set->list, &region->link);
    region->priority = next_priority();
    measure_gap(set, region);
    set->root = insert(set->root, region);
    set->count++;
    gap_changed(set, next);
}

void region_remove(struct region_set *set, struct region *region)
{
    struct region *next = region_next(set, region);

    set->root = take(set->root, region);
    list_remove(&region->link);
    region->left = region->right = NULL;
    set->count--;
    gap_changed(set, next);
}

void region_changed(struct region_set *set, struct region *region)
{
    gap_changed(set, region);
    gap_changed(set, region_next(set, region));
}

/* ---- Check ----------------------------------------------------------------------------------- */

static unsigned check_tree(const struct region_set *set, const struct region *node)
{
    uintptr_t gap, largest;

    if (!node)
        return 0;
    gap = node->start - gap_start(set, node);
    gap = gap > guard_below(node) ? gap - guard_below(node) : 0;
    largest = MAX(node->gap, node->left ? node->left->largest_gap : 0);
    largest = MAX(largest, node->right ? node->right->largest_gap : 0);
    assert(node->gap == gap && node->largest_gap == largest);
    assert(!node->left ||
           (node->left->start < node->start && node->left->priority <= node->priority));
    assert(!node->right ||
           (node->right->start > node->start && node->right->priority <= node->priority));
    return 1 + check_tree(set, node->left) + check_tree(set, node->right);
}

void region_set_check(const struct region_set *set)
{
    const struct region *region;
    uintptr_t end = 0;
    unsigned count = 0;

    list_for_each (region, &set->list, link) {
        assert(region->start >= end && region->end > region->start);
        end = region->end;
        count++;
    }
    assert(count == set->count && check_tree(set, set->root) == count);
}
