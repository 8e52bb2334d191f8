/*
 * stat(2): st_dev and st_ino together identify a file: the same by every name and descriptor and
 * after a rename, different for files that exist at once; readdir's d_ino is the same number.
 */
#include "support.h"

#define FILES 200

static ino_t number_of(const char *path)
{
    struct stat status;

    return lstat(path, &status) < 0 ? 0 : status.st_ino;
}

int main(void)
{
    static ino_t numbers[FILES];
    int same = 0, wrong = 0, fd, fds[2], more[2];
    struct stat status, other;
    struct dirent *entry;
    char name[16];
    ino_t number;
    DIR *dir;

    enter_scratch_dir(0700);
    for (int i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "f%d", i);
        write_file(name, "");
        numbers[i] = number_of(name);
        for (int j = 0; j < i; j++)
            same += numbers[i] == numbers[j];
    }
    is_int(same, 0, "no two files have the same number");
    dir = opendir(".");
    while ((entry = readdir(dir)))
        wrong += entry->d_name[0] == 'f' && entry->d_ino != number_of(entry->d_name);
    is_int(wrong, 0, "readdir tells the same");
    number = number_of("f0");
    fd = open("f0", O_RDONLY);
    rename("f0", "moved");
    ok(number_of("moved") == number, "a rename keeps it");
    link("moved", "again");
    ok(number_of("again") == number, "a link has it too");
    fstat(fd, &status);
    ok(status.st_ino == number, "so has a descriptor");
    stat("again", &other);
    ok(status.st_dev == other.st_dev, "on the same device");
    ok(number_of("..") == number_of("/tmp") && number_of(".") != number_of(".."),
       "\"..\" is the parent's number");
    pipe(fds);
    pipe(more);
    fstat(fds[0], &status);
    fstat(fds[1], &other);
    ok(status.st_ino == other.st_ino, "a pipe's ends are one file");
    fstat(more[0], &other);
    ok(status.st_ino != other.st_ino, "another pipe is another");
    return done_testing();
}
