/* snprintf(3), asprintf(3), dprintf(3): where the text goes. */
#include <tap.h>

int main(void)
{
    const char *volatile eight = "abcdefgh";
    volatile int widest = 2147483647;
    char buf[8];
    char *text;
    int fds[2];

    memset(buf, 'x', sizeof buf);
    is_int(snprintf(buf, 5, "%s", eight), 8, "the whole length is returned");
    is_str(buf, "abcd", "the text is cut and ended");
    is_int(buf[5], 'x', "nothing is written past the size");
    is_int(snprintf(NULL, 0, "%d", 12345), 5, "size 0 only measures");
    is_int(sprintf(buf, "%d", 7), 1, "sprintf");
    is_str(buf, "7", "sprintf's text");
    is_int(asprintf(&text, "%s-%05d", "long enough for the heap", 42), 30, "asprintf");
    is_str(text, "long enough for the heap-00042", "asprintf's text");
    free(text);
    is_int(snprintf(buf, 0, "%s", "keep"), 4, "size 0 with a buffer");
    is_str(buf, "7", "size 0 writes nothing");
    if (pipe(fds) < 0)
        bail_out("pipe");
    is_int(dprintf(fds[1], "%d %s", 1, "two"), 5, "dprintf");
    is_int(read(fds[0], buf, sizeof buf), 5, "dprintf wrote at once");
    ok(memcmp(buf, "1 two", 5) == 0, "dprintf's text");
    is_int(snprintf(buf, sizeof buf, "%*d%d", widest, 1, 22), -1, "more than INT_MAX is an error");
    is_int(errno, EOVERFLOW, "it is EOVERFLOW");
    return done_testing();
}
