/*
 * qsort.c — sorting in place: heap sort, n log n at worst, no memory, no recursion.
 * Small runs are left to insertion sort, which is the faster there.
 */
#include <stdlib.h>
#include <string.h>

typedef int (*compare_fn)(const void *, const void *, void *);

struct sort {
    char *base;
    size_t size;
    compare_fn compare;
    void *arg;
};

static void swap(char *a, char *b, size_t size)
{
    char tmp[64];

    while (size) {
        size_t n = size < sizeof tmp ? size : sizeof tmp;

        memcpy(tmp, a, n);
        memcpy(a, b, n);
        memcpy(b, tmp, n);
        a += n;
        b += n;
        size -= n;
    }
}

static char *at(const struct sort *s, size_t i)
{
    return s->base + i * s->size;
}

static int less(const struct sort *s, size_t i, size_t j)
{
    return s->compare(at(s, i), at(s, j), s->arg) < 0;
}

static void insertion_sort(const struct sort *s, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t j = i; j > 0 && less(s, j, j - 1); j--)
            swap(at(s, j), at(s, j - 1), s->size);
    }
}

static void sift_down(const struct sort *s, size_t root, size_t count)
{
    for (;;) {
        size_t child = 2 * root + 1;

        if (child >= count)
            return;
        if (child + 1 < count && less(s, child, child + 1))
            child++;
        if (!less(s, root, child))
            return;
        swap(at(s, root), at(s, child), s->size);
        root = child;
    }
}

static void heap_sort(const struct sort *s, size_t count)
{
    for (size_t i = count / 2; i-- > 0;)
        sift_down(s, i, count);
    for (size_t end = count; end-- > 1;) {
        swap(at(s, 0), at(s, end), s->size);
        sift_down(s, 0, end);
    }
}

void qsort_r(void *base, size_t count, size_t size, compare_fn compare, void *arg)
{
    struct sort s = { base, size, compare, arg };

    if (size == 0)
        return;
    if (count < 12)
        insertion_sort(&s, count);
    else
        heap_sort(&s, count);
}

static int compare_plain(const void *a, const void *b, void *arg)
{
    int (*const *compare)(const void *, const void *) = arg;

    return (*compare)(a, b);
}

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    qsort_r(base, count, size, compare_plain, &compare);
}
