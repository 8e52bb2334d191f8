/*
 * write(2), inode(7): a write or truncate by a user without CAP_FSETID clears set-user-ID, and
 * set-group-ID too, unless the group may not execute and the user is in it.
 */
#include "support.h"

static int (*action)(void);

static void act_as_nobody(void)
{
    if (become_user(NOBODY) < 0)
        _exit(99);
    _exit(action() < 0 ? errno : 0);
}

static int write_a_byte(void)
{
    int fd = open("file", O_WRONLY);

    return write(fd, "x", 1) == 1 ? 0 : -1;
}

static int write_nothing(void)
{
    int fd = open("file", O_WRONLY);

    return write(fd, "", 0);
}

static int cut(void)
{
    return truncate("file", 1);
}

static int open_to_cut(void)
{
    return open("file", O_WRONLY | O_TRUNC);
}

/* The mode that is left of `before` after an act of an ordinary user. */
static int mode_after(mode_t before, int (*what)(void))
{
    struct stat status;

    action = what;
    chmod("file", before);
    if (run_child(act_as_nobody) != 0)
        return -1;
    stat("file", &status);
    return status.st_mode & 07777;
}

int main(void)
{
    struct stat status;

    need_root();
    enter_scratch_dir(0755);
    write_file("file", "content");
    is_int(mode_after(06777, write_a_byte), 0777, "a write clears both");
    is_int(mode_after(06767, write_a_byte), 0767,
           "also without group x, for who is not in the group");
    is_int(mode_after(06777, write_nothing), 06777, "a write of nothing clears nothing");
    is_int(mode_after(06777, cut), 0777, "truncate clears both");
    is_int(mode_after(06777, open_to_cut), 0777, "O_TRUNC clears both");
    is_int(mode_after(01777, write_a_byte), 01777, "the sticky bit stays");
    chmod("file", 06777);
    write_a_byte();
    stat("file", &status);
    is_int(status.st_mode & 07777, 06777, "root's write clears nothing");
    return done_testing();
}
