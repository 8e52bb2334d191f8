/*
 * setrlimit(2): RLIMIT_FSIZE: "Attempts to extend a file beyond this limit result in delivery of a
 * SIGXFSZ signal ... or EFBIG".
 */
#include "support.h"

static void exceed_with_default_action(void)
{
    int fd = open("f", O_WRONLY | O_CREAT | O_APPEND, 0600);

    _exit(write(fd, "x", 1) + 5);
}

int main(void)
{
    struct rlimit limit = { 1000, 1000 };
    static char block[600];
    int fd;

    enter_scratch_dir(0755);
    fd = open("f", O_WRONLY | O_CREAT, 0600);
    catch_signal(SIGXFSZ, 0);
    setrlimit(RLIMIT_FSIZE, &limit);
    is_int(write(fd, block, 600), 600, "a write below the limit succeeds");
    is_int(write(fd, block, 600), 400, "one across it is cut at the limit");
    is_int(caught_count, 0, "without a signal");
    fails_with(write(fd, block, 1), EFBIG, "one at the limit fails with EFBIG");
    is_int(caught_count, 1, "with SIGXFSZ");
    fails_with(ftruncate(fd, 1001), EFBIG, "ftruncate beyond the limit fails with EFBIG");
    is_int(caught_count, 2, "with SIGXFSZ");
    is_int(ftruncate(fd, 10), 0, "a shorter file is no problem");
    ftruncate(fd, 1000);
    default_signal(SIGXFSZ);
    is_killed(run_child(exceed_with_default_action), SIGXFSZ, "by default the writer is killed");
    ignore_signal(SIGXFSZ);
    lseek(fd, 0, SEEK_END);
    fails_with(write(fd, block, 1), EFBIG, "ignored, the write just fails");
    return done_testing();
}
