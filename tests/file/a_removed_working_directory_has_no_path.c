/*
 * getcwd(2), chdir(2), proc(5): the path follows a rename, is ENOENT once the directory is removed,
 * ERANGE in a short buffer; chroot hides what is above.
 */
#include "support.h"

static void look_out_of_a_root(void)
{
    char text[256];
    struct stat root, up;

    if (chroot("jail") < 0)
        _exit(1);
    /* The working directory is outside now. */
    if (syscall(SYS_getcwd, text, sizeof text) < 0 || strncmp(text, "(unreachable)", 13))
        _exit(2);
    if (chdir("/") < 0 || syscall(SYS_getcwd, text, sizeof text) != 2 || strcmp(text, "/"))
        _exit(3);
    if (stat("/", &root) < 0 || stat("/..", &up) < 0 || root.st_ino != up.st_ino)
        _exit(4);
    if (stat("/../../inner", &root) < 0 || stat("/link", &root) < 0)
        _exit(5);
}

int main(void)
{
    char text[256], link[256];
    int length;

    need_root();
    enter_scratch_dir(0755);
    mkdir("a", 0755);
    mkdir("a/b", 0755);
    chdir("a/b");
    ok(getcwd(text, sizeof text) && !strcmp(text + strlen(text) - 4, "/a/b"), "getcwd is the path");
    is_int(syscall(SYS_getcwd, text, sizeof text), strlen(text) + 1, "its length counts the NUL");
    fails_with(syscall(SYS_getcwd, text, 4), ERANGE, "a short buffer is ERANGE");
    length = readlink("/proc/self/cwd", link, sizeof link - 1);
    link[length > 0 ? length : 0] = 0;
    is_str(link, text, "/proc/self/cwd says the same");
    rename("../../a", "../../renamed");
    getcwd(text, sizeof text);
    is_str(text + strlen(text) - 10, "/renamed/b", "a rename above changes it");
    rmdir("../b");
    fails_with(syscall(SYS_getcwd, text, sizeof text), ENOENT, "removed it is ENOENT");
    length = readlink("/proc/self/cwd", link, sizeof link - 1);
    link[length > 0 ? length : 0] = 0;
    is_str(link + strlen(link) - 20, "/renamed/b (deleted)", "/proc says (deleted)");
    chdir("../..");
    mkdir("jail", 0755);
    write_file("jail/inner", "");
    symlink("/inner", "jail/link");
    is_exit(run_child(look_out_of_a_root), 0, "a root of its own hides the rest");
    fails_with(chdir("jail/inner"), ENOTDIR, "chdir to a file is ENOTDIR");
    unlink("jail/inner");
    unlink("jail/link");
    return done_testing();
}
