/*
 * symlink(7), path_resolution(7): relative and absolute links, chains, loops, readlink without a
 * NUL.
 */
#include "support.h"

int main(void)
{
    char text[64], name[32], target[32];
    int fd;

    enter_scratch_dir(0755);
    mkdir("d", 0755);
    write_file("d/f", "found");
    is_int(symlink("d/f", "one"), 0, "a link");
    is_int(symlink("../one", "d/two"), 0, "a relative link is relative to its folder");
    ok(read_whole_file("d/two", text, sizeof text) == 5, "it leads through two links");
    is_int(symlink("d", "folder"), 0, "a link to a folder");
    ok(access("folder/f", F_OK) == 0, "is passed through");
    memset(text, 'x', sizeof text);
    is_int(readlink("one", text, sizeof text), 3, "readlink gives the length");
    ok(memcmp(text, "d/fx", 4) == 0, "and no NUL");
    is_int(readlink("one", text, 2), 2, "a small buffer cuts");
    fails_with(readlink("d/f", text, sizeof text), EINVAL, "of a file is EINVAL");
    fails_with(symlink("x", "one"), EEXIST, "a name that is taken is EEXIST");
    is_int(symlink("nowhere", "dangling"), 0, "a link to nothing may be made");
    fails_with(open("dangling", O_RDONLY), ENOENT, "but not opened");
    fd = open("dangling", O_WRONLY | O_CREAT, 0600);
    ok(fd >= 0 && access("nowhere", F_OK) == 0, "O_CREAT creates its target");
    for (int i = 0; i < 45; i++) {
        snprintf(name, sizeof name, "chain%d", i);
        snprintf(target, sizeof target, "chain%d", i + 1);
        if (symlink(target, name) < 0)
            bail_out("symlink failed");
    }
    write_file("chain45", "end");
    ok(open("chain6", O_RDONLY) >= 0, "39 links in a row are followed");
    fails_with(open("chain0", O_RDONLY), ELOOP, "45 are ELOOP");
    fails_with(symlink("", "empty"), ENOENT, "an empty target is ENOENT");
    unlink("d/two");
    unlink("d/f");
    return done_testing();
}
