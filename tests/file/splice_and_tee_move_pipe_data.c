/*
 * splice(2), tee(2), vmsplice(2): data moves between a pipe and a file, is duplicated from pipe to
 * pipe, and is put into a pipe from memory.
 */
#include "support.h"

int main(void)
{
    struct iovec vector = { "memory", 6 };
    char text[64];
    off_t offset = 2;
    int in, out, one[2], two[2];

    enter_scratch_dir(0700);
    write_file("in", "0123456789");
    in = open("in", O_RDONLY);
    out = open("out", O_RDWR | O_CREAT, 0600);
    make_pipe(one);
    make_pipe(two);
    is_int(splice(in, &offset, one[1], NULL, 5, 0), 5, "from a file into a pipe");
    is_int(offset, 7, "its offset moves");
    is_int(lseek(in, 0, SEEK_CUR), 0, "the file's does not");
    is_int(splice(one[0], NULL, two[1], NULL, 3, 0), 3, "from pipe to pipe");
    is_int(read(two[0], text, sizeof text), 3, "what was asked for");
    is_int(memcmp(text, "234", 3), 0, "in order");
    is_int(splice(one[0], NULL, out, NULL, 100, 0), 2, "from a pipe into a file");
    is_int(pread(out, text, sizeof text, 0), 2, "what there was");
    is_int(memcmp(text, "56", 2), 0, "the rest");
    fails_with(splice(one[0], NULL, out, NULL, 1, SPLICE_F_NONBLOCK), EAGAIN,
               "an empty pipe is EAGAIN without waiting");
    write(one[1], "tee", 3);
    is_int(tee(one[0], two[1], 100, 0), 3, "tee duplicates");
    is_int(read(one[0], text, sizeof text), 3, "the first pipe still has it");
    is_int(read(two[0], text, sizeof text), 3, "so has the second");
    is_int(memcmp(text, "tee", 3), 0, "the same");
    is_int(vmsplice(one[1], &vector, 1, 0), 6, "vmsplice puts memory into a pipe");
    is_int(read(one[0], text, sizeof text), 6, "it arrives");
    is_int(memcmp(text, "memory", 6), 0, "unchanged");
    fails_with(splice(in, NULL, out, NULL, 1, 0), EINVAL, "one side must be a pipe");
    offset = 0;
    fails_with(splice(one[0], &offset, out, NULL, 1, 0), ESPIPE, "a pipe has no offset");
    fails_with(splice(one[0], NULL, one[1], NULL, 1, 0), EINVAL, "not from a pipe into itself");
    fails_with(splice(one[0], NULL, two[1], NULL, 1, 0x100), EINVAL, "unknown flags are EINVAL");
    fails_with(tee(in, two[1], 1, 0), EINVAL, "tee wants two pipes");
    is_int(splice(one[0], NULL, two[1], NULL, 0, 0), 0, "nothing is nothing");
    close(one[1]);
    is_int(splice(one[0], NULL, two[1], NULL, 1, 0), 0, "without a writer it is the end");
    return done_testing();
}
