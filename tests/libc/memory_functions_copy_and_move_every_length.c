/* memcpy(3), memmove(3), memset(3): all small lengths, offsets and overlaps, byte by byte. */
#include <tap.h>

#define SIZE 160

static unsigned char got[SIZE], want[SIZE];

static void fill(void)
{
    for (int i = 0; i < SIZE; i++)
        got[i] = want[i] = (unsigned char)(i * 7 + 3);
}

int main(void)
{
    unsigned char source[SIZE];
    int wrong_move = 0;
    int wrong_copy = 0;
    int wrong_set = 0;
    int wrong_result = 0;

    for (int len = 0; len <= 40; len++) {
        for (int from = 0; from < 60; from += 1 + from % 3) {
            for (int to = 0; to < 60; to++) {
                fill();
                memcpy(source, got, SIZE);
                for (int i = 0; i < len; i++)
                    want[to + i] = source[from + i];
                wrong_result += memmove(got + to, got + from, (size_t)len) != got + to;
                wrong_move += memcmp(got, want, SIZE) != 0;
                fill();
                for (int i = 0; i < len; i++)
                    want[to + i] = source[from + i];
                wrong_result += mempcpy(got + to, source + from, (size_t)len) != got + to + len;
                wrong_copy += memcmp(got, want, SIZE) != 0;
            }
        }
        for (int to = 0; to < 20; to++) {
            fill();
            for (int i = 0; i < len; i++)
                want[to + i] = 0xa5;
            wrong_result += memset(got + to, 0x1a5, (size_t)len) != got + to;
            wrong_set += memcmp(got, want, SIZE) != 0;
        }
    }
    is_int(wrong_move, 0, "memmove, whatever the overlap");
    is_int(wrong_copy, 0, "mempcpy");
    is_int(wrong_set, 0, "memset, with the low byte only");
    is_int(wrong_result, 0, "what they return");
    return done_testing();
}
