/* proc(5): opening /proc/PID/fd/N of a pipe gives another end of it; fifo(7)'s wait for a partner
 * is for pipes with a name. */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"

static int open_again(int fd, int flags)
{
    char path[64];

    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
    return open(path, flags);
}

int main(void)
{
    int ends[2], reader, writer;
    struct pollfd watch = { .events = POLLIN };
    char text[8] = "";

    alarm(20);
    succeeds(pipe(ends), "a pipe");
    is_int(write(ends[1], "abc", 3), 3, "is written");
    close(ends[1]);
    reader = open_again(ends[0], O_RDONLY);
    ok(reader >= 0, "another reader opens when the writer has gone");
    is_int(read(reader, text, sizeof(text)), 3, "and reads");
    is_str(text, "abc", "what was written");
    watch.fd = reader;
    is_int(poll(&watch, 1, 0), 1, "poll sees");
    is_int(watch.revents, POLLHUP, "the end");
    is_int(read(reader, text, sizeof(text)), 0, "as does read");
    writer = open_again(ends[0], O_WRONLY);
    ok(writer >= 0, "a writer is opened through the reader's descriptor");
    is_int(write(writer, "de", 2), 2, "it writes");
    is_int(read(ends[0], text, sizeof(text)), 2, "and the first reader reads");
    close(writer);
    succeeds(pipe(ends), "another pipe");
    close(ends[0]);
    ok(open_again(ends[1], O_WRONLY) >= 0, "a writer opens when the reader has gone");
    ok(open_again(ends[1], O_WRONLY | O_NONBLOCK) >= 0, "so it does with O_NONBLOCK");
    return done_testing();
}
