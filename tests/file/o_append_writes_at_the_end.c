/*
 * open(2), O_APPEND: "before each write(2), the file offset is positioned at the end of the file".
 * pwrite(2), BUGS: with it "data is appended to the end of the file, regardless of the offset".
 */
#include "support.h"

static void append_a_hundred(void)
{
    int fd = open("log", O_WRONLY | O_APPEND);

    for (int i = 0; i < 100; i++)
        if (write(fd, "0123456789", 10) != 10)
            _exit(1);
}

int main(void)
{
    char text[64];
    pid_t pids[3];
    int fd, other, whole = 1;

    enter_scratch_dir(0700);
    write_file("file", "one");
    fd = open("file", O_RDWR | O_APPEND);
    is_int(lseek(fd, 0, SEEK_CUR), 0, "the file is opened at its beginning");
    is_int(write(fd, "two", 3), 3, "a write");
    is_int(lseek(fd, 0, SEEK_CUR), 6, "goes to the end");
    lseek(fd, 1, SEEK_SET);
    write(fd, "3", 1);
    is_int(lseek(fd, 0, SEEK_CUR), 7, "wherever the offset was");
    is_int(pwrite(fd, "4", 1, 0), 1, "pwrite");
    is_int(pread(fd, text, sizeof text, 0), 8, "appends as well");
    is_int(memcmp(text, "onetwo34", 8), 0, "nothing was overwritten");
    is_int(lseek(fd, 0, SEEK_CUR), 7, "and pwrite left the offset alone");
    other = open("file", O_RDWR);
    write(other, "ONE", 3);
    is_int(fcntl(other, F_SETFL, O_APPEND), 0, "O_APPEND can be set later");
    write(other, "5", 1);
    is_int(lseek(other, 0, SEEK_CUR), 9, "and works");
    fcntl(other, F_SETFL, 0);
    pwrite(other, "T", 1, 3);
    pread(other, text, sizeof text, 0);
    is_int(memcmp(text, "ONETwo345", 9), 0, "cleared it works no longer");

    write_file("log", "");
    for (int i = 0; i < 3; i++)
        pids[i] = start_child(append_a_hundred);
    for (int i = 0; i < 3; i++)
        is_exit(wait_for(pids[i]), 0, "writer %d ends", i);
    fd = open("log", O_RDONLY);
    is_int(lseek(fd, 0, SEEK_END), 3000, "no writer overwrote another");
    for (int i = 0; i < 300; i++)
        whole &= pread(fd, text, 10, i * 10) == 10 && !memcmp(text, "0123456789", 10);
    ok(whole, "nor mixed with it");
    return done_testing();
}
