/* qsort(3), bsearch(3): every count up to 300, several shapes, elements of odd sizes. */
#include <tap.h>

struct odd {
    unsigned char key;
    char rest[12];
};

static int compare_ints(const void *a, const void *b)
{
    int x = *(const int *)a;
    int y = *(const int *)b;

    return (x > y) - (x < y);
}

static int compare_odd(const void *a, const void *b)
{
    return ((const struct odd *)a)->key - ((const struct odd *)b)->key;
}

static int compare_with(const void *a, const void *b, void *arg)
{
    ++*(int *)arg;
    return compare_ints(b, a);
}

static int sorted(const int *v, int count)
{
    for (int i = 1; i < count; i++) {
        if (v[i - 1] > v[i])
            return 0;
    }
    return 1;
}

int main(void)
{
    int v[300];
    struct odd odd[200];
    unsigned int seed = 7;
    int bad = 0;
    int calls = 0;
    int key;

    for (int count = 0; count <= 300; count++) {
        for (int shape = 0; shape < 4; shape++) {
            long sum = 0;

            for (int i = 0; i < count; i++) {
                seed = seed * 1103515245 + 12345;
                v[i] = shape == 0 ? i : shape == 1 ? -i : shape == 2 ? 5 : (int)(seed >> 16) % 100;
                sum += v[i];
            }
            qsort(v, (size_t)count, sizeof *v, compare_ints);
            for (int i = 0; i < count; i++)
                sum -= v[i];
            bad += !sorted(v, count) || sum != 0;
        }
    }
    is_int(bad, 0, "all arrays were sorted and kept their elements");

    for (int i = 0; i < 200; i++) {
        odd[i].key = (unsigned char)(i * 37);
        memset(odd[i].rest, odd[i].key, sizeof odd[i].rest);
    }
    qsort(odd, 200, sizeof *odd, compare_odd);
    for (int i = 0; i < 200; i++)
        bad += odd[i].rest[0] != (char)odd[i].key || odd[i].rest[11] != (char)odd[i].key ||
               (i && odd[i - 1].key > odd[i].key);
    is_int(bad, 0, "elements of 13 bytes moved as a whole");

    for (int i = 0; i < 300; i++)
        v[i] = i * 2;
    for (key = -1; key < 601; key++) {
        int *found = bsearch(&key, v, 300, sizeof *v, compare_ints);
        int there = key >= 0 && key < 600 && key % 2 == 0;

        bad += there ? !found || *found != key : found != NULL;
    }
    is_int(bad, 0, "bsearch found what is there and only that");
    qsort_r(v, 300, sizeof *v, compare_with, &calls);
    ok(v[0] == 598 && v[299] == 0 && calls > 300, "qsort_r passes its argument");
    return done_testing();
}
