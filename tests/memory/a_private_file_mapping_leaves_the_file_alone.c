/*
 * mmap(2): MAP_PRIVATE: "Updates to the mapping are not visible to other processes mapping the
 * same file, and are not carried through to the underlying file."
 */
#include "support.h"

static char *map;

static void write_in_the_child(void)
{
    map[0] = 'C';
    _exit(map[0] == 'C' && map[1] == 'b' ? 0 : 1);
}

int main(void)
{
    char text[4] = "";
    int fd;

    enter_scratch_dir(0755);
    write_file("f", "abc");
    fd = open("f", O_RDONLY);
    map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
    ok(map != MAP_FAILED, "a file open for reading can be mapped private and writable");
    map[0] = 'A';
    is_int(pread(fd, text, 3, 0), 3, "the file is read");
    is_str(text, "abc", "it is unchanged");
    is_exit(run_child(write_in_the_child), 0, "a child has its own copy");
    is_int(map[0], 'A', "which does not change the parent's");
    fails_with(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) == MAP_FAILED ? -1 : 0,
               EACCES, "a writable shared mapping of it is EACCES");
    return done_testing();
}
