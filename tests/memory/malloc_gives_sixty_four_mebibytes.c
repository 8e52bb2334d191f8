/* malloc(3): 64 MiB in one piece and in many, written and read back, then freed. */
#include "support.h"

int main(void)
{
    size_t size = 64 << 20;
    unsigned char *block = malloc(size);
    unsigned char *blocks[64];
    int wrong = 0;

    ok(block != NULL, "64 MiB in one piece");
    for (size_t i = 0; block && i < size; i += 4096)
        block[i] = i >> 12;
    for (size_t i = 0; block && i < size; i += 4096)
        wrong += block[i] != (unsigned char)(i >> 12);
    is_int(wrong, 0, "each page holds its value");
    free(block);
    for (int i = 0; i < 64; i++) {
        blocks[i] = malloc(1 << 20);
        if (blocks[i])
            memset(blocks[i], i, 100);
    }
    for (int i = 0; i < 64; i++)
        wrong += !blocks[i] || blocks[i][99] != i;
    is_int(wrong, 0, "64 pieces of 1 MiB");
    for (int i = 0; i < 64; i++)
        free(blocks[i]);
    return done_testing();
}
