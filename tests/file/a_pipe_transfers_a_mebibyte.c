/* pipe(7): a byte stream: everything arrives, in order, whatever the sizes of reads and writes. */
#include "support.h"

#define SIZE (1 << 20)

static int fds[2];

static unsigned char byte_at(int i)
{
    return i * 7 + (i >> 8);
}

static void write_all(void)
{
    static unsigned char block[SIZE];
    int at = 0, step = 1;

    close(fds[0]);
    for (int i = 0; i < SIZE; i++)
        block[i] = byte_at(i);
    while (at < SIZE) {
        int length = at + step > SIZE ? SIZE - at : step;
        int n = write(fds[1], block + at, length);

        if (n <= 0)
            _exit(1);
        at += n;
        step = step * 3 % 70001 + 1;
    }
}

int main(void)
{
    static unsigned char buffer[100000];
    int at = 0, wrong = 0, step = 5;
    pid_t child;
    ssize_t n;

    make_pipe(fds);
    child = start_child(write_all);
    close(fds[1]);
    while ((n = read(fds[0], buffer, step)) > 0) {
        for (int i = 0; i < n; i++)
            wrong += buffer[i] != byte_at(at + i);
        at += n;
        step = step * 5 % 99991 + 1;
    }
    is_int(n, 0, "the end is 0");
    is_int(at, SIZE, "a mebibyte arrived");
    is_int(wrong, 0, "every byte is right");
    is_exit(wait_for(child), 0, "the writer wrote it all");
    return done_testing();
}
