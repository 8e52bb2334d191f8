/*
 * copy_file_range(2): regular files only, up to the source's end, no overlap within one file.
 */
#include "support.h"

int main(void)
{
    off_t from = 3, to = 1;
    char text[32];
    int in, out, fds[2];

    enter_scratch_dir(0700);
    write_file("in", "0123456789");
    in = open("in", O_RDWR);
    out = open("out", O_RDWR | O_CREAT, 0600);
    is_int(copy_file_range(in, &from, out, &to, 4, 0), 4, "a part is copied");
    is_int(from == 7 && to == 5, 1, "both offsets move");
    is_int(lseek(in, 0, SEEK_CUR) + lseek(out, 0, SEEK_CUR), 0, "the files' do not");
    is_int(pread(out, text, sizeof text, 0), 5, "it has arrived");
    is_int(memcmp(text, "\0" "3456", 5), 0, "at its place");
    is_int(copy_file_range(in, NULL, out, NULL, 100, 0), 10, "all is copied by the files' offsets");
    is_int(lseek(in, 0, SEEK_CUR), 10, "which move");
    is_int(copy_file_range(in, NULL, out, NULL, 100, 0), 0, "at the end there is nothing");
    from = 0;
    to = 5;
    is_int(copy_file_range(in, &from, in, &to, 5, 0), 5, "within one file");
    pread(in, text, sizeof text, 0);
    is_int(memcmp(text, "0123401234", 10), 0, "it works");
    from = 0;
    to = 3;
    fails_with(copy_file_range(in, &from, in, &to, 5, 0), EINVAL, "unless the ranges overlap");
    fails_with(copy_file_range(in, NULL, out, NULL, 1, 1), EINVAL, "flags are EINVAL");
    pipe(fds);
    fails_with(copy_file_range(in, NULL, fds[1], NULL, 1, 0), EINVAL, "a pipe is EINVAL");
    out = open("out", O_WRONLY | O_APPEND);
    fails_with(copy_file_range(in, NULL, out, NULL, 1, 0), EBADF, "an appending target is EBADF");
    fails_with(copy_file_range(out, NULL, in, NULL, 1, 0), EBADF, "a source must be readable");
    in = open(".", O_RDONLY);
    fails_with(copy_file_range(in, NULL, out, NULL, 1, 0), EISDIR, "a directory is EISDIR");
    return done_testing();
}
