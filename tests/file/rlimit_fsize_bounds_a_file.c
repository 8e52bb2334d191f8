/*
 * setrlimit(2), RLIMIT_FSIZE: a write beyond it writes what fits, the next one gives SIGXFSZ and
 * EFBIG; ftruncate and fallocate likewise; pipes are not files.
 */
#include "support.h"

#define LIMIT (1 << 20) /* more than this test prints, should that go to a file */

static void write_without_handler(void)
{
    int fd = open("other", O_WRONLY | O_CREAT, 0600);

    default_signal(SIGXFSZ);
    pwrite(fd, "x", 1, LIMIT);
}

int main(void)
{
    struct rlimit limit = { LIMIT, RLIM_INFINITY };
    char data[200] = "";
    int fd, fds[2];

    enter_scratch_dir(0700);
    pipe(fds);
    catch_signal(SIGXFSZ, 0);
    fd = open("file", O_RDWR | O_CREAT, 0600);
    is_int(setrlimit(RLIMIT_FSIZE, &limit), 0, "files end at 1 MiB");
    lseek(fd, LIMIT - 100, SEEK_SET);
    is_int(write(fd, data, 60), 60, "60 bytes before fit");
    is_int(write(fd, data, 60), 40, "of 60 more 40 do");
    is_int(caught_count, 0, "without a signal");
    fails_with(write(fd, data, 1), EFBIG, "one more is EFBIG");
    is_int(caught_count, 1, "with SIGXFSZ");
    is_int(caught[0].si_signo, SIGXFSZ, "it is that one");
    is_int(write(fd, data, 0), 0, "nothing more can be written");
    fails_with(pwrite(fd, data, 1, LIMIT), EFBIG, "pwrite behind it is EFBIG");
    fails_with(ftruncate(fd, LIMIT + 1), EFBIG, "so is ftruncate");
    fails_with(posix_fallocate(fd, 0, LIMIT + 1) == EFBIG ? (errno = EFBIG, -1) : 0, EFBIG,
               "and fallocate");
    is_int(caught_count, 4, "each with its signal");
    is_int(ftruncate(fd, LIMIT), 0, "up to the limit it may grow");
    is_int(write(fds[1], data, 200), 200, "a pipe has no such limit");
    is_killed(run_child(write_without_handler), SIGXFSZ, "without a handler the signal kills");
    ignore_signal(SIGXFSZ);
    fails_with(pwrite(fd, data, 1, LIMIT), EFBIG, "ignored it leaves EFBIG");
    limit.rlim_cur = RLIM_INFINITY;
    setrlimit(RLIMIT_FSIZE, &limit);
    is_int(pwrite(fd, data, 1, LIMIT), 1, "without the limit it is written");
    return done_testing();
}
