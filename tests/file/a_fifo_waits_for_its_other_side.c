/*
 * fifo(7): "the FIFO must be opened on both ends before data can be passed; normally, opening the
 * FIFO blocks until the other end is opened also"; with O_NONBLOCK a reader goes on and a writer
 * without readers gets ENXIO; O_RDWR never blocks.
 */
#include "support.h"

static void open_for_writing(void)
{
    int fd = open("fifo", O_WRONLY);

    _exit(fd >= 0 && write(fd, "hello", 5) == 5 ? 0 : 1);
}

static void open_for_reading(void)
{
    char text[8];
    int fd = open("fifo", O_RDONLY);

    _exit(fd >= 0 && read(fd, text, sizeof text) == 3 && !memcmp(text, "abc", 3) ? 0 : 1);
}

int main(void)
{
    struct stat status;
    char text[8];
    int reader, writer, both;
    pid_t pid;

    enter_scratch_dir(0700);
    is_int(mkfifo("fifo", 0640), 0, "mkfifo makes a FIFO");
    fails_with(mkfifo("fifo", 0640), EEXIST, "once");
    is_int(stat("fifo", &status), 0, "it has a name");
    ok(S_ISFIFO(status.st_mode) && status.st_size == 0, "it is a FIFO without bytes");
    fails_with(open("fifo", O_WRONLY | O_NONBLOCK), ENXIO, "a writer without reader is ENXIO");
    reader = open("fifo", O_RDONLY | O_NONBLOCK);
    ok(reader >= 0, "a reader with O_NONBLOCK does not wait");
    is_int(read(reader, text, 1), 0, "without writer it reads end of file");
    writer = open("fifo", O_WRONLY | O_NONBLOCK);
    ok(writer >= 0, "now a writer can open it");
    fails_with(read(reader, text, 1), EAGAIN, "with a writer and no data a read is EAGAIN");
    is_int(write(writer, "xyz", 3), 3, "data goes in");
    is_int(read(reader, text, sizeof text), 3, "and comes out");
    fails_with(lseek(reader, 0, SEEK_SET), ESPIPE, "there is no seeking");
    close(writer);
    is_int(read(reader, text, 1), 0, "the last writer's close is end of file");
    close(reader);

    pid = start_child(open_for_writing);
    is_int(wait_until_asleep(pid), 0, "a writer waits for a reader");
    reader = open("fifo", O_RDONLY);
    is_int(read(reader, text, sizeof text), 5, "the reader lets it in");
    is_exit(wait_for(pid), 0, "and it has written");
    close(reader);

    pid = start_child(open_for_reading);
    is_int(wait_until_asleep(pid), 0, "a reader waits for a writer");
    writer = open("fifo", O_WRONLY);
    is_int(write(writer, "abc", 3), 3, "the writer lets it in");
    is_exit(wait_for(pid), 0, "and it has read");
    close(writer);

    both = open("fifo", O_RDWR);
    ok(both >= 0, "O_RDWR does not wait");
    is_int(write(both, "self", 4), 4, "it can write");
    is_int(read(both, text, sizeof text), 4, "and read that");
    return done_testing();
}
