/*
 * setrlimit(2): RLIMIT_FSIZE: "Attempts to extend a file beyond this limit result in delivery of a
 * SIGXFSZ signal ... or EFBIG".
 */
#include "support.h"

#include <sys/sendfile.h>

static void exceed_with_default_action(void)
{
    int fd = open("f", O_WRONLY | O_CREAT | O_APPEND, 0600);

    _exit(write(fd, "x", 1) + 5);
}

/* Every other call that would let a file of 1000 bytes grow. */
static void grow_by_other_calls(int fd)
{
    static char block[10];
    struct iovec vector = { block, sizeof block };
    int source = open("source", O_RDWR | O_CREAT, 0600), pipe_fds[2];
    off_t from = 0, to = 1000;

    make_pipe(pipe_fds);
    if (write(source, block, sizeof block) < 0 || write(pipe_fds[1], block, sizeof block) < 0)
        bail_out("write failed");
    caught_count = 0;
    is_int(pwrite(fd, block, 10, 995), 5, "pwrite across the limit is cut");
    is_int(caught_count, 0, "without a signal");
    fails_with(pwrite(fd, block, 1, 1000), EFBIG, "pwrite");
    fails_with(pwritev(fd, &vector, 1, 1L << 40), EFBIG, "pwritev, far behind it");
    fails_with(truncate("f", 1001), EFBIG, "truncate");
    fails_with(fallocate(fd, 0, 0, 1001), EFBIG, "fallocate");
    lseek(fd, 1000, SEEK_SET);
    lseek(source, 0, SEEK_SET);
    fails_with(sendfile(fd, source, NULL, 10), EFBIG, "sendfile");
    fails_with(splice(pipe_fds[0], NULL, fd, &to, 10, 0), EFBIG, "splice");
    fails_with(copy_file_range(source, &from, fd, &to, 10, 0), EFBIG, "copy_file_range");
    is_int(caught_count, 7, "each with a SIGXFSZ");
    to = 995;
    is_int(copy_file_range(source, &from, fd, &to, 10, 0), 5, "copy_file_range is cut");
    is_int(pwrite(fd, block, 0, 5000), 0, "nothing can be written anywhere");
    is_int(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, 1001), 0, "room without size is no problem");
    is_int(caught_count, 7, "none of these with a signal");
    ok(caught[0].si_code == SI_USER && caught[0].si_pid == getpid(),
       "SIGXFSZ comes from the writer itself");
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
    grow_by_other_calls(fd);
    default_signal(SIGXFSZ);
    is_killed(run_child(exceed_with_default_action), SIGXFSZ, "by default the writer is killed");
    ignore_signal(SIGXFSZ);
    lseek(fd, 0, SEEK_END);
    fails_with(write(fd, block, 1), EFBIG, "ignored, the write just fails");
    return done_testing();
}
