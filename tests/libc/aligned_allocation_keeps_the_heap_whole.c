/* posix_memalign(3): every alignment from 8 bytes to 1 MiB, mixed with malloc and free. */
#include <tap.h>

#include <stdint.h>

int main(void)
{
    void *kept[400];
    int count = 0;
    int misaligned = 0;
    void *p;

    for (size_t align = 8; align <= 1u << 20; align *= 2) {
        for (size_t len = 1; len < 100000; len = len * 7 + 3) {
            if (posix_memalign(&p, align, len) != 0)
                bail_out("posix_memalign");
            misaligned += (uintptr_t)p % align != 0;
            memset(p, 0x5a, len);
            kept[count++] = p;
            kept[count++] = malloc(len / 2 + 1);
            if (count > 390)
                while (count)
                    free(kept[--count]);
        }
    }
    while (count)
        free(kept[--count]);
    is_int(misaligned, 0, "all were aligned as asked");
    p = aligned_alloc(256, 512);
    ok(p && (uintptr_t)p % 256 == 0, "aligned_alloc");
    free(p);
    is_int(posix_memalign(&p, 24, 10), EINVAL, "an alignment that is no power of two is EINVAL");
    is_int(posix_memalign(&p, 2, 10), EINVAL, "and so is one smaller than a pointer");
    is_int(posix_memalign(&p, 64, SIZE_MAX - 100), ENOMEM, "too much is ENOMEM");
    return done_testing();
}
