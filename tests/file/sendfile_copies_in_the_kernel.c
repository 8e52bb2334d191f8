/*
 * sendfile(2): from a file to any descriptor; with an offset the file's own stays where it is.
 */
#include "support.h"
#include <sys/sendfile.h>
#include <sys/socket.h>

#define SIZE 50000

static char data[SIZE], back[SIZE];

int main(void)
{
    off_t offset = 100;
    int in, out, n, fds[2];

    enter_scratch_dir(0700);
    for (int i = 0; i < SIZE; i++)
        data[i] = i * 31 + i / 256;
    in = open("in", O_RDWR | O_CREAT, 0600);
    out = open("out", O_RDWR | O_CREAT, 0600);
    write(in, data, SIZE);
    lseek(in, 7, SEEK_SET);
    is_int(sendfile(out, in, &offset, 1000), 1000, "a part is copied");
    is_int(offset, 1100, "the offset moves on");
    is_int(lseek(in, 0, SEEK_CUR), 7, "the file's stays");
    is_int(lseek(out, 0, SEEK_CUR), 1000, "the target's moves");
    is_int(pread(out, back, SIZE, 0), 1000, "it has arrived");
    ok(!memcmp(back, data + 100, 1000), "unchanged");
    is_int(sendfile(out, in, NULL, 2 * SIZE), SIZE - 7, "without offset all that is left");
    is_int(lseek(in, 0, SEEK_CUR), SIZE, "which moves");
    is_int(sendfile(out, in, NULL, 10), 0, "at the end there is nothing");
    pread(out, back, SIZE, 1000);
    ok(!memcmp(back, data + 7, SIZE - 7), "all is there");
    pipe(fds);
    offset = 0;
    is_int(sendfile(fds[1], in, &offset, 5000), 5000, "into a pipe");
    is_int(read(fds[0], back, SIZE), 5000, "it arrives");
    ok(!memcmp(back, data, 5000), "unchanged");
    offset = 0;
    is_int(sendfile(fds[1], in, &offset, SIZE), SIZE, "as much as it holds");
    offset = 0;
    n = sendfile(fds[1], in, &offset, SIZE);
    ok(n >= 4096 && n <= 65536 - SIZE, "and no more");
    fails_with(sendfile(out, fds[0], NULL, 1), EINVAL, "but not out of one");
    fails_with(sendfile(99, in, (off_t *)8, 1), EFAULT, "the offset is read first");
    socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
    offset = 0;
    is_int(sendfile(fds[1], in, &offset, 5000), 5000, "into a socket");
    is_int(recv(fds[0], back, SIZE, MSG_WAITALL | MSG_DONTWAIT), 5000, "it arrives");
    offset = -1;
    fails_with(sendfile(out, in, &offset, 1), EINVAL, "a negative offset is EINVAL");
    out = open("out", O_WRONLY | O_APPEND);
    fails_with(sendfile(out, in, NULL, 1), EINVAL, "an appending target is EINVAL");
    fails_with(sendfile(in, out, NULL, 1), EBADF, "a source must be readable");
    out = open("out", O_RDONLY);
    fails_with(sendfile(out, in, NULL, 1), EBADF, "a target writable");
    return done_testing();
}
