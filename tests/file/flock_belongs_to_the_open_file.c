/*
 * flock(2): locks belong to the open file description: shared by dup and fork, released by the
 * last close.
 */
#include "support.h"
#include <sys/file.h>

static int inherited;

static void unlock_in_the_child(void)
{
    flock(inherited, LOCK_UN);
}

int main(void)
{
    int first, second, copy;

    enter_scratch_dir(0755);
    write_file("f", "");
    first = open("f", O_RDWR);
    second = open("f", O_RDONLY);
    is_int(flock(first, LOCK_EX), 0, "an exclusive lock");
    fails_with(flock(second, LOCK_EX | LOCK_NB), EWOULDBLOCK, "excludes another description");
    fails_with(flock(second, LOCK_SH | LOCK_NB), EWOULDBLOCK, "a shared one too");
    copy = dup(first);
    is_int(flock(copy, LOCK_SH), 0, "a duplicate changes it to shared");
    is_int(flock(second, LOCK_SH | LOCK_NB), 0, "which others may share");
    flock(second, LOCK_UN);
    flock(first, LOCK_EX);
    close(first);
    fails_with(flock(second, LOCK_EX | LOCK_NB), EWOULDBLOCK, "closing one duplicate keeps it");
    inherited = copy;
    is_exit(run_child(unlock_in_the_child), 0, "a child unlocks what it inherited");
    is_int(flock(second, LOCK_EX | LOCK_NB), 0, "it is free");
    fails_with(flock(second, 0x10), EINVAL, "an unknown operation is EINVAL");
    return done_testing();
}
