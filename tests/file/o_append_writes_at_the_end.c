/*
 * open(2): O_APPEND: "Before each write(2), the file offset is positioned at the end of the file,
 * as if with lseek(2)", atomically.
 */
#include "support.h"

#define WRITERS 4
#define RECORDS 100

static int number;

static void append_records(void)
{
    int fd = open("f", O_WRONLY | O_APPEND);
    char record[16];

    memset(record, 'a' + number, sizeof record);
    for (int i = 0; i < RECORDS; i++)
        if (write(fd, record, sizeof record) != sizeof record)
            _exit(1);
}

int main(void)
{
    static char text[WRITERS * RECORDS * 16 + 10];
    int torn = 0, length, fd;

    enter_scratch_dir(0755);
    write_file("f", "");
    for (number = 0; number < WRITERS; number++)
        start_child(append_records);
    while (wait(NULL) > 0)
        ;
    length = read_whole_file("f", text, sizeof text);
    is_int(length, WRITERS * RECORDS * 16, "nothing was overwritten");
    for (int i = 0; i < length; i++)
        torn += text[i] != text[i & ~15];
    is_int(torn, 0, "no record is torn");
    fd = open("f", O_RDWR | O_APPEND);
    lseek(fd, 0, SEEK_SET);
    is_int(write(fd, "end", 3), 3, "a write after a seek");
    is_int(lseek(fd, 0, SEEK_CUR), length + 3, "goes to the end");
    is_int(pwrite(fd, "x", 1, 0), 1, "on Linux so does pwrite");
    is_int(lseek(fd, 0, SEEK_END), length + 4, "whatever its offset");
    return done_testing();
}
