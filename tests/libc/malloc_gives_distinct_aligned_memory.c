/* malloc(3): many sizes, freed and grown in random order, keep their contents. */
#include <tap.h>

#include <malloc.h>
#include <stdint.h>

#define SLOTS 400

static struct {
    unsigned char *p;
    size_t len;
    unsigned char fill;
} slots[SLOTS];

static uint64_t state = 1;
static int overlaps, misaligned;

static unsigned int draw(unsigned int limit)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned int)(state >> 33) % limit;
}

static size_t draw_size(void)
{
    switch (draw(10)) {
    case 0: return draw(400000);
    case 1:
    case 2: return draw(20000);
    default: return draw(300);
    }
}

static void check(int i)
{
    size_t len = slots[i].len;

    for (size_t k = 0; k < len; k += k + 64 < len ? 61 : 1)
        overlaps += slots[i].p[k] != slots[i].fill;
}

static void refill(int i, size_t len)
{
    slots[i].len = len;
    slots[i].fill = (unsigned char)draw(256);
    memset(slots[i].p, slots[i].fill, len);
    misaligned += (uintptr_t)slots[i].p % 16 != 0;
}

static void step(void)
{
    int i = (int)draw(SLOTS);
    size_t len = draw_size();

    if (!slots[i].p) {
        slots[i].p = malloc(len);
        if (!slots[i].p)
            bail_out("malloc");
        refill(i, len);
        return;
    }
    check(i);
    if (draw(2)) {
        size_t keep = len < slots[i].len ? len : slots[i].len;

        slots[i].p = realloc(slots[i].p, len + 1);
        slots[i].len = keep;
        check(i);
        refill(i, len + 1);
    } else {
        free(slots[i].p);
        slots[i].p = NULL;
    }
}

int main(void)
{
    volatile size_t huge = SIZE_MAX; /* the compiler would refuse it */
    char *p;
    char *q;

    for (int i = 0; i < 60000; i++)
        step();
    is_int(overlaps, 0, "no byte was changed by another allocation");
    is_int(misaligned, 0, "all were aligned to 16 bytes");
    for (int i = 0; i < SLOTS; i++)
        free(slots[i].p);

    p = malloc(0);
    q = malloc(0);
    ok(p && q && p != q, "malloc(0) gives distinct pointers");
    free(p);
    free(q);
    free(NULL);
    ok(1, "free(NULL) does nothing");
    p = calloc(1000, 100);
    ok(p && !p[0] && !memcmp(p, p + 1, 99999), "calloc gives zeros");
    free(p);
    errno = 0;
    ok(!malloc(huge) && errno == ENOMEM, "too much is ENOMEM");
    errno = 0;
    ok(!calloc(huge / 2, 4) && errno == ENOMEM, "so is a product that overflows");
    p = malloc(10);
    errno = 0;
    q = realloc(p, huge - 100);
    ok(!q && errno == ENOMEM, "and realloc to too much");
    if (!q)
        free(p);
    p = malloc(64u << 20);
    ok(p != NULL, "64 MiB at once");
    memset(p, 1, 64u << 20);
    p = realloc(p, 100);
    ok(p && p[99] == 1, "shrunk to 100 bytes");
    ok(malloc_usable_size(p) >= 100, "malloc_usable_size");
    free(p);
    return done_testing();
}
