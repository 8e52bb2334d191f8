/* A /proc file read byte by byte, or from an offset, gives the same text as read at once. */
#include "support.h"

int main(void)
{
    char whole[4096], pieces[4096];
    int length, at = 0, fd;

    length = read_whole_file("/proc/self/status", whole, sizeof whole);
    fd = open("/proc/self/status", O_RDONLY);
    while (at < (int)sizeof pieces - 1 && read(fd, pieces + at, 1) == 1)
        at++;
    pieces[at] = 0;
    ok(length > 300, "status has some text");
    ok(strncmp(whole, pieces, 200) == 0, "byte by byte it is the same");
    is_int(pread(fd, pieces, 5, 0), 5, "and from the start again");
    ok(memcmp(pieces, "Name:", 5) == 0, "its first field is Name");
    is_int(lseek(fd, 3, SEEK_SET), 3, "it can seek");
    is_int(read(fd, pieces, 2), 2, "and go on");
    ok(memcmp(pieces, "e:", 2) == 0, "from there");
    return done_testing();
}
