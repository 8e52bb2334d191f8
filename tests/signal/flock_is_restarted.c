/* signal(7): flock(2): EINTR without SA_RESTART, restarted with it. */
#include "interrupt.h"
#include <sys/file.h>

static int held;

static long call(void)
{
    return flock(open("lock", O_RDWR), LOCK_EX) == 0 ? 1 : -1;
}

static void finish(void)
{
    flock(held, LOCK_UN);
}

int main(void)
{
    enter_scratch_dir(0755);
    write_file("lock", "");
    held = open("lock", O_RDWR);
    flock(held, LOCK_EX);
    is_int(interrupted(call, 0), EINTR, "without SA_RESTART it fails with EINTR");
    is_int(restarted(call, SA_RESTART, finish), 1, "with SA_RESTART it gets the lock in the end");
    return done_testing();
}
