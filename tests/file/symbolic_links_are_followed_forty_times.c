/*
 * path_resolution(7): "the limit is 40 in total" of symbolic links, then ELOOP; links may point to
 * each other, be relative to their own directory, and be read but not followed by lstat.
 */
#include "support.h"

int main(void)
{
    char name[16], target[300], text[64];
    struct stat status;

    enter_scratch_dir(0700);
    write_file("file", "end");
    strcpy(target, "file");
    for (int i = 1; i <= 41; i++) {
        snprintf(name, sizeof name, "l%d", i);
        symlink(target, name);
        strcpy(target, name);
    }
    is_int(read_whole_file("l40", text, sizeof text), 3, "forty links are followed");
    fails_with(stat("l41", &status), ELOOP, "forty-one are ELOOP");
    is_int(lstat("l41", &status), 0, "lstat does not follow the last");
    symlink("self", "self");
    fails_with(open("self", O_RDONLY), ELOOP, "a link to itself is ELOOP");
    symlink("pong", "ping");
    symlink("ping", "pong");
    fails_with(stat("ping", &status), ELOOP, "so are two that point to each other");
    fails_with(stat("ping/x", &status), ELOOP, "on the way too");
    mkdir("dir", 0700);
    symlink("../file", "dir/up");
    is_int(read_whole_file("dir/up", text, sizeof text), 3, "a target is relative to its link");
    is_int(readlink("dir/up", text, sizeof text), 7, "readlink tells the target");
    is_int(memcmp(text, "../file", 7), 0, "as it was written");
    is_int(readlink("dir/up", text, 3), 3, "cut to the buffer");
    fails_with(readlink("file", text, sizeof text), EINVAL, "a file is no link");
    fails_with(readlink("dir/up", text, 0), EINVAL, "a buffer has a size");
    lstat("dir/up", &status);
    is_int(status.st_size, 7, "its size is the target's length");
    is_int(status.st_mode, S_IFLNK | 0777, "its mode is 0777");
    fails_with(symlink("x", "dir"), EEXIST, "a taken name is EEXIST");
    fails_with(symlink("", "empty"), ENOENT, "an empty target is ENOENT");
    symlink("dir/up/x", "through");
    fails_with(stat("through", &status), ENOTDIR, "a file on the way is ENOTDIR");
    symlink(".", "here");
    memset(target, 0, sizeof target);
    for (int i = 0; i < 40; i++)
        strcat(target, "here/");
    strcat(target, "file");
    is_int(stat(target, &status), 0, "forty links on the way are followed");
    memmove(target + 5, target, strlen(target) + 1);
    memcpy(target, "here/", 5);
    fails_with(stat(target, &status), ELOOP, "forty-one are not");
    unlink("dir/up");
    return done_testing();
}
