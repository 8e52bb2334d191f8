/*
 * mmap(2): MAP_SHARED: "Updates to the mapping are ... carried through to the underlying file";
 * read, write and mapping see one content.
 */
#include "support.h"

int main(void)
{
    char text[8] = "";
    char *map, *other;
    int fd;

    enter_scratch_dir(0755);
    write_file("f", "hello, world");
    fd = open("f", O_RDWR);
    map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    other = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    is_int(memcmp(map, "hello, world", 13), 0, "the mapping has the file's content, then zeros");
    memcpy(map, "HELLO", 5);
    is_int(pread(fd, text, 5, 0), 5, "the file is read");
    is_str(text, "HELLO", "what was written to the mapping is in the file");
    is_int(memcmp(other, "HELLO", 5), 0, "and in another mapping");
    is_int(pwrite(fd, "howdy", 5, 0), 5, "the file is written");
    is_int(memcmp(map, "howdy", 5), 0, "what was written to the file is in the mapping");
    is_int(msync(map, 4096, MS_SYNC), 0, "msync succeeds");
    close(fd);
    unlink("f");
    is_int(memcmp(map, "howdy", 5), 0, "the mapping outlives the descriptor and the name");
    return done_testing();
}
