/*
 * core(5), the reasons for no core file: nothing is written through a link or into what is there
 * already; it is removed first, where the process may, and the new file is the process's own.
 */
#include "core.h"
#include <sys/prctl.h>

static uid_t user;
static mode_t mask = 022;

static void crash(void)
{
    umask(mask);
    if (user && become_user(user) < 0)
        _exit(1);
    if (user)
        prctl(PR_SET_DUMPABLE, 1);
    limit_core(RLIM_INFINITY);
    dump_core();
}

static struct stat file;

static int dumps(void)
{
    int status = run_child(crash);

    if (lstat("core", &file) < 0)
        file.st_mode = 0;
    return WIFSIGNALED(status) && WCOREDUMP(status);
}

static int is_own_file(void)
{
    return S_ISREG(file.st_mode) && (file.st_mode & 07777) == 0600 && file.st_uid == user
           && file.st_nlink == 1 && file.st_size > 4096;
}

/* The text of `other` is still what it was. */
static int other_is_whole(void)
{
    char text[32] = "";

    read_whole_file("other", text, sizeof text);
    return strcmp(text, "precious") == 0;
}

static void as_root(void)
{
    ok(dumps() && is_own_file(), "a core file has mode 600 and its owner");
    ok(dumps() && is_own_file(), "it replaces an old one");
    chmod("core", 0400);
    ok(dumps() && is_own_file(), "also one that is read-only");
    mask = 0777;
    ok(!dumps() && file.st_size == 0, "a umask that takes the owner's rights leaves it empty");
    mask = 0077;
    ok(dumps() && is_own_file(), "another one does not matter");
    unlink("core");
    write_file("other", "precious");
    if (link("other", "core") < 0)
        bail_out("no link");
    ok(dumps() && is_own_file() && other_is_whole(), "a second name of a file is taken from it");
    unlink("core");
    if (symlink("other", "core") < 0)
        bail_out("no symbolic link");
    ok(dumps() && is_own_file() && other_is_whole(), "a symbolic link is not followed");
    unlink("core");
    mkfifo("core", 0666);
    ok(dumps() && is_own_file(), "a FIFO is removed");
    unlink("core");
    mkdir("core", 0777);
    ok(!dumps() && S_ISDIR(file.st_mode), "a directory of that name stays: no core, no WCOREDUMP");
    rmdir("core");
}

static void as_nobody(void)
{
    user = NOBODY;
    ok(dumps() && is_own_file(), "an ordinary user's belongs to that user");
    unlink("core");
    write_file("core", "root's");
    ok(dumps() && is_own_file(), "another's file is removed where everybody may");
    unlink("core");
    write_file("core", "root's");
    chmod(".", 01777);
    ok(!dumps() && file.st_uid == 0, "but not in a sticky directory");
    unlink("core");
    chmod(".", 0755);
    ok(!dumps() && file.st_mode == 0, "in a directory without write permission there is none");
}

int main(void)
{
    need_root();
    need_core_files();
    as_root();
    as_nobody();
    return done_testing();
}
