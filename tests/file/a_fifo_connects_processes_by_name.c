/*
 * fifo(7): open blocks until the other end is opened; O_NONBLOCK: ENXIO for a writer without
 * readers.
 */
#include "support.h"

static void write_to_fifo(void)
{
    int fd = open("fifo", O_WRONLY);

    if (fd < 0 || write(fd, "through", 7) != 7)
        _exit(1);
}

int main(void)
{
    char text[20] = "";
    struct stat status;
    pid_t child;
    int fd;

    enter_scratch_dir(0755);
    is_int(mkfifo("fifo", 0600), 0, "mkfifo");
    stat("fifo", &status);
    ok(S_ISFIFO(status.st_mode), "it is a FIFO");
    fails_with(open("fifo", O_WRONLY | O_NONBLOCK), ENXIO, "a writer without readers is ENXIO");
    child = start_child(write_to_fifo);
    wait_until_asleep(child);
    fd = open("fifo", O_RDONLY);
    is_int(read(fd, text, sizeof text), 7, "a reader lets the writer go on");
    is_str(text, "through", "the text comes through");
    is_exit(wait_for(child), 0, "the writer ended");
    is_int(read(fd, text, sizeof text), 0, "then it is at its end");
    close(fd);
    fd = open("fifo", O_RDONLY | O_NONBLOCK);
    ok(fd >= 0, "a reader with O_NONBLOCK needs no writer");
    is_int(read(fd, text, sizeof text), 0, "and reads end of file");
    fails_with(mkfifo("fifo", 0600), EEXIST, "a name that is taken is EEXIST");
    return done_testing();
}
