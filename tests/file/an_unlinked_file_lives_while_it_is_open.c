/*
 * unlink(2): "if any processes still have the file open, the file will remain in existence until
 * the last file descriptor referring to it is closed".
 */
#include "support.h"

int main(void)
{
    char text[64], path[64], *map;
    struct stat status;
    int fd, again;

    enter_scratch_dir(0700);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    write(fd, "hello", 5);
    map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    is_int(unlink("file"), 0, "the name goes");
    fails_with(open("file", O_RDONLY), ENOENT, "nobody can open it by name");
    is_int(fstat(fd, &status), 0, "the file is there");
    is_int(status.st_nlink, 0, "with no name");
    is_int(pread(fd, text, sizeof text, 0), 5, "it can be read");
    is_int(write(fd, " world", 6), 6, "and written");
    is_int(memcmp(map, "hello world", 11), 0, "its mapping sees that");
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    memset(text, 0, sizeof text);
    readlink(path, text, sizeof text - 1);
    ok(strlen(text) > 10 && !strcmp(text + strlen(text) - 10, " (deleted)"),
       "/proc/self/fd says (deleted)");
    again = open(path, O_RDONLY);
    ok(again >= 0, "through there it can be opened again");
    close(fd);
    is_int(read(again, text, sizeof text), 11, "the second open keeps it");
    snprintf(path, sizeof path, "/proc/self/fd/%d", again);
    fails_with(linkat(AT_FDCWD, path, AT_FDCWD, "back", AT_SYMLINK_FOLLOW), ENOENT,
               "what was unlinked gets no new name");
    close(again);
    is_int(memcmp(map, "hello world", 11), 0, "the mapping keeps it too");
    write_file("file", "new");
    is_int(read_whole_file("file", text, sizeof text), 3, "the name can be used again");
    return done_testing();
}
