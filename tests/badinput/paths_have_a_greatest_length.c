/*
 * path_resolution(7), limits.h: a path of PATH_MAX bytes with its NUL is too long for every call
 * that takes one, one byte less is looked up; a name has at most NAME_MAX bytes, also when made.
 */
#include "support.h"
#include <sys/statfs.h>

static char long_path[PATH_MAX + 10], name[NAME_MAX + 2];

static int call_with(int number, const char *path)
{
    static char buffer[PATH_MAX];
    struct stat status;
    struct statfs fs;
    int result = -1;

    switch (number) {
    case 0: result = open(path, O_RDONLY); break;
    case 1: result = stat(path, &status); break;
    case 2: result = lstat(path, &status); break;
    case 3: result = access(path, F_OK); break;
    case 4: result = chdir(path); break;
    case 5: result = mkdir(path, 0700); break;
    case 6: result = rmdir(path); break;
    case 7: result = unlink(path); break;
    case 8: result = rename(path, "x"); break;
    case 9: result = rename("file", path); break;
    case 10: result = link(path, "x"); break;
    case 11: result = link("file", path); break;
    case 12: result = symlink("file", path); break;
    case 13: result = readlink(path, buffer, sizeof buffer); break;
    case 14: result = chmod(path, 0600); break;
    case 15: result = chown(path, 0, 0); break;
    case 16: result = truncate(path, 0); break;
    case 17: result = mknod(path, S_IFIFO | 0600, 0); break;
    case 18: result = utimensat(AT_FDCWD, path, NULL, 0); break;
    case 19: result = statfs(path, &fs); break;
    case 20: result = execl(path, path, NULL); break;
    case 21: result = open(path, O_CREAT | O_WRONLY, 0600); break;
    case 22: result = symlink(path, "new-link"); break;
    case 23: result = syscall(SYS_chroot, path); break;
    default: return 0;
    }
    return result < 0 ? errno : -1;
}

static void make_path(char *path, int length)
{
    for (int i = 0; i < length; i++)
        path[i] = i % 2 ? '/' : '.';
    path[length] = 0;
}

int main(void)
{
    int wrong = 0;
    struct stat status;

    enter_scratch_dir(0700);
    write_file("file", "");
    make_path(long_path, PATH_MAX);
    for (int call = 0; call < 24; call++)
        if (call_with(call, long_path) != ENAMETOOLONG) {
            diag("call %d: errno %d", call, errno);
            wrong++;
        }
    is_int(wrong, 0, "a path of 4096 bytes is ENAMETOOLONG for every call");
    make_path(long_path, PATH_MAX - 1);
    is_int(stat(long_path, &status), 0, "one of 4095 is looked up");
    long_path[PATH_MAX - 2] = 'x';
    fails_with(stat(long_path, &status), ENOENT, "to its end");
    memset(name, 'n', NAME_MAX + 1);
    wrong = 0;
    for (int call = 0; call < 22; call++)
        if (call_with(call, name) != ENAMETOOLONG) {
            diag("call %d: errno %d", call, errno);
            wrong++;
        }
    is_int(wrong, 0, "a name of 256 bytes is ENAMETOOLONG for every call");
    name[NAME_MAX] = 0;
    is_int(mkdir(name, 0700), 0, "one of 255 is made");
    is_int(rmdir(name), 0, "and removed");
    memset(long_path, 'n', NAME_MAX + 1);
    strcpy(long_path + NAME_MAX + 1, "/x");
    fails_with(stat(long_path, &status), ENAMETOOLONG, "on the way it is ENAMETOOLONG too");
    return done_testing();
}
