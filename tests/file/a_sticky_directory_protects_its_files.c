/*
 * unlink(2), EPERM: in a directory with S_ISVTX a file is removed or renamed only by its owner, by
 * the directory's owner, or by root.
 */
#include "support.h"

static const char *victim;

static void unlink_victim(void)
{
    if (become_user(NOBODY) < 0)
        _exit(99);
    _exit(unlink(victim) < 0 ? errno : 0);
}

static void rename_victim(void)
{
    if (become_user(NOBODY) < 0)
        _exit(99);
    _exit(rename(victim, "sticky/other") < 0 ? errno : 0);
}

static void rename_over_victim(void)
{
    if (become_user(NOBODY) < 0)
        _exit(99);
    _exit(rename("sticky/theirs", victim) < 0 ? errno : 0);
}

static int try_on(const char *path, void (*body)(void))
{
    victim = path;
    return run_child(body);
}

int main(void)
{
    need_root();
    umask(0);
    enter_scratch_dir(0777);
    mkdir("sticky", 0700);
    chmod("sticky", 01777);
    mkdir("open", 0777);
    write_file("sticky/root", "");
    write_file("sticky/theirs", "");
    chown("sticky/theirs", NOBODY, NOBODY);
    write_file("open/root", "");
    mkdir("sticky/dir", 0777);
    is_exit(try_on("open/root", unlink_victim), 0,
            "in an open directory anyone removes anyone's file");
    is_exit(try_on("sticky/root", unlink_victim), EPERM, "not in a sticky one");
    is_exit(try_on("sticky/root", rename_victim), EPERM, "nor renames it");
    is_exit(try_on("sticky/dir", rename_victim), EPERM, "nor a directory");
    is_exit(try_on("sticky/root", rename_over_victim), EPERM, "nor replaces it");
    is_exit(try_on("sticky/theirs", rename_victim), 0, "its own it may rename");
    is_exit(try_on("sticky/other", unlink_victim), 0, "and remove");
    chown("sticky", NOBODY, NOBODY);
    is_exit(try_on("sticky/root", unlink_victim), 0, "the directory's owner may remove all");
    rmdir("sticky/dir");
    return done_testing();
}
