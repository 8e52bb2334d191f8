/*
 * sendfile(2), copy_file_range(2): from a file to a pipe or a file, by the given or the file's
 * offset.
 */
#include "support.h"
#include <sys/sendfile.h>

int main(void)
{
    char text[32] = "";
    off_t offset = 2;
    int in, out, fds[2];

    enter_scratch_dir(0755);
    write_file("in", "0123456789");
    in = open("in", O_RDONLY);
    out = open("out", O_RDWR | O_CREAT, 0600);
    make_pipe(fds);
    is_int(sendfile(fds[1], in, &offset, 5), 5, "sendfile to a pipe from an offset");
    is_int(read(fds[0], text, sizeof text), 5, "five bytes");
    ok(memcmp(text, "23456", 5) == 0, "the right ones");
    is_int(offset, 7, "the offset has moved");
    is_int(lseek(in, 0, SEEK_CUR), 0, "the file's has not");
    is_int(sendfile(out, in, NULL, 100), 10, "sendfile to a file gives what there is");
    is_int(lseek(in, 0, SEEK_CUR), 10, "and moves the file's offset");
    is_int(pread(out, text, sizeof text, 0), 10, "the copy");
    ok(memcmp(text, "0123456789", 10) == 0, "is right");
    fails_with(sendfile(in, out, NULL, 1), EBADF, "to a file open for reading is EBADF");
    fails_with(sendfile(out, fds[0], &offset, 1), ESPIPE, "an offset of a pipe is ESPIPE");
    return done_testing();
}
