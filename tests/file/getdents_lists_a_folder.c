/*
 * getdents64(2), readdir(3): each entry once, with "." and "..", type and inode; also with a small
 * buffer.
 */
#include "support.h"

struct entry {
    uint64_t inode;
    int64_t offset;
    unsigned short length;
    unsigned char type;
    char name[];
};

int main(void)
{
    int seen[100] = { 0 }, dots = 0, others = 0, types = 0, once = 0, fd;
    struct stat status;
    char name[32], buffer[128];
    long n;

    enter_scratch_dir(0755);
    for (int i = 0; i < 100; i++) {
        snprintf(name, sizeof name, "file%d", i);
        write_file(name, "");
    }
    stat("file42", &status);
    fd = open(".", O_RDONLY | O_DIRECTORY);
    while ((n = syscall(SYS_getdents64, fd, buffer, sizeof buffer)) > 0) {
        for (long at = 0; at < n;) {
            struct entry *entry = (struct entry *)(buffer + at);

            if (strncmp(entry->name, "file", 4) == 0) {
                seen[atoi(entry->name + 4) % 100]++;
                types += entry->type == DT_REG || entry->type == DT_UNKNOWN;
                if (atoi(entry->name + 4) == 42)
                    ok(entry->inode == status.st_ino, "the inode is that of stat");
            } else if (strcmp(entry->name, ".") == 0 || strcmp(entry->name, "..") == 0) {
                dots++;
            } else {
                others++;
            }
            at += entry->length;
        }
    }
    is_int(n, 0, "the end is 0");
    for (int i = 0; i < 100; i++)
        once += seen[i] == 1;
    is_int(once, 100, "each of 100 files is listed once");
    is_int(dots, 2, "so are . and ..");
    is_int(others, 0, "and nothing else");
    is_int(types, 100, "the types are right");
    is_int(lseek(fd, 0, SEEK_SET), 0, "it can be rewound");
    ok(syscall(SYS_getdents64, fd, buffer, sizeof buffer) > 0, "and read again");
    fails_with(syscall(SYS_getdents64, fd, buffer, 10), EINVAL, "a buffer too small is EINVAL");
    fd = open("file1", O_RDONLY);
    fails_with(syscall(SYS_getdents64, fd, buffer, sizeof buffer), ENOTDIR, "a file is ENOTDIR");
    return done_testing();
}
