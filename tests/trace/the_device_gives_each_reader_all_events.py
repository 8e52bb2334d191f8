"""/dev/trace as a file: blocking, poll, O_NONBLOCK, positions, short reads, lost events."""

from tap import compile_static, done, ok, vm

SOURCE = r"""
#include "support.h"

static void discard_some(int count)
{
    for (int i = 0; i < count; i++)
        kill(getpid(), SIGURG);   /* two events: generated, discarded */
}

/* Counts lines up to the end; *lost is the sum of the "lost" lines. */
static int count_lines(int fd, size_t piece, long *lost)
{
    static char text[1 << 20];
    size_t length = 0;
    ssize_t count;
    int lines = 0;

    while ((count = read(fd, text + length, piece)) > 0)
        length += count;
    text[length] = '\0';
    *lost = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (strncmp(line, "lost ", 5) == 0)
            *lost += atol(line + 5);
        else
            lines++;
    }
    return lines;
}

static void *send_later(void *fd)
{
    wait_until_asleep(getpid());
    tgkill(getpid(), gettid(), SIGURG);
    return fd;
}

int main(void)
{
    int one = open("/dev/trace", O_RDONLY | O_NONBLOCK), two = open("/dev/trace", O_RDONLY | O_NONBLOCK);
    int blocking = open("/dev/trace", O_RDONLY);
    struct pollfd poll_one = { .fd = one, .events = POLLIN };
    struct stat st;
    char text[256];
    long lost;
    pthread_t thread;

    ok(one >= 0 && two >= 0 && blocking >= 0, "it may be opened several times");
    ok(fstat(one, &st) == 0 && S_ISCHR(st.st_mode) && (st.st_mode & 0777) == 0400,
       "it is a character device that only root reads");
    lseek(one, 0, SEEK_END);
    lseek(two, 0, SEEK_END);
    is_int(read(one, text, sizeof text), -1, "behind the last event a read fails");
    is_int(errno, EAGAIN, "with EAGAIN, as it is O_NONBLOCK");
    is_int(poll(&poll_one, 1, 0), 0, "and poll finds nothing");
    discard_some(10);
    is_int(poll(&poll_one, 1, 0), 1, "poll finds new events");
    is_int(count_lines(one, 4096, &lost), 20, "each event is a line");
    is_int(count_lines(two, 7, &lost), 20, "another reader gets all of them, in pieces of any size");
    lseek(one, 0, SEEK_SET);
    ok(count_lines(one, 4096, &lost) >= 20, "lseek(0, SEEK_SET) goes to the oldest event");
    is_int(lost, 0, "of which none is lost");
    is_int(lseek(one, 1, SEEK_SET), -1, "another place cannot be sought");

    discard_some(10000);
    is_int(count_lines(one, 4096, &lost) + lost, 20000, "what was overwritten is counted as lost");
    ok(lost >= 10000, "which is most of 20,000 events");
    is_int(count_lines(two, 1, &lost) + lost, 20000, "for a reader in pieces too");

    lseek(blocking, 0, SEEK_END);
    pthread_create(&thread, NULL, send_later, NULL);
    ssize_t count = read(blocking, text, sizeof text - 1);
    text[count > 0 ? count : 0] = '\0';
    ok(strstr(text, " generated target=") && strchr(text, '\n'), "a blocking read waits for an event");
    pthread_join(thread, NULL);
    discard_some(1);
    is_int(syscall(SYS_read, blocking, (void *)8, 100), -1, "a read to a bad address fails");
    is_int(errno, EFAULT, "with EFAULT");
    ok(read(blocking, text, sizeof text) > 0, "and loses nothing");
    is_int(setuid(NOBODY) || open("/dev/trace", O_RDONLY) >= 0, 0, "others may not open it");
    return done_testing();
}
"""

run = vm(compile_static(SOURCE, flags=("-Itests",)), stdin=None)
for line in run.out.splitlines():
    if line.startswith(("ok ", "not ok ")):
        ok(line.startswith("ok "), line.partition(" - ")[2], run.err)
ok(run.status == 0, "the program ends well", run.out + run.err)
done()
