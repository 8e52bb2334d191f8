/*
 * unlink(2): in a folder with the sticky bit only the owner of the file or of the folder (or root)
 * removes or renames.
 */
#include "support.h"

static void try_to_remove(void)
{
    if (become_user(1002) < 0)
        _exit(1);
    if (unlink("d/theirs") != -1 || (errno != EPERM && errno != EACCES))
        _exit(2);
    if (rename("d/theirs", "d/mine") != -1)
        _exit(3);
    int fd = open("d/mine", O_CREAT | O_WRONLY, 0600);
    if (fd < 0 || unlink("d/mine") != 0)
        _exit(4);
}

static void remove_own(void)
{
    if (become_user(1001) < 0)
        _exit(1);
    _exit(unlink("d/theirs") == 0 ? 0 : 2);
}

int main(void)
{
    need_root();
    enter_scratch_dir(0755);
    mkdir("d", 0755);
    chmod("d", 01777);
    write_file("d/theirs", "");
    chown("d/theirs", 1001, 1001);
    is_exit(run_child(try_to_remove), 0, "others cannot remove it, but their own");
    is_exit(run_child(remove_own), 0, "its owner can");
    return done_testing();
}
