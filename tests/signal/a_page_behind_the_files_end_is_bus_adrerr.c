/*
 * mmap(2): "SIGBUS Attempted access to a page of the buffer that lies beyond the end of the mapped
 * file"; BUS_ADRERR.
 */
#include "fault.h"

static volatile char *map;

static void read_second_page(void)
{
    (void)map[4096 + 5];
}

static void run_second_page(void)
{
    ((void (*)(void))(uintptr_t)(map + 4096))();
}

static void read_first_page(void)
{
    (void)map[4095];
}

int main(void)
{
    int fd;

    enter_scratch_dir(0755);
    write_file("f", "abc");
    fd = open("f", O_RDWR);
    map = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    is_int(provoke(read_first_page), 0, "the rest of the last page can be read");
    is_int(map[4095], 0, "and is zero");
    is_int(provoke(read_second_page), SIGBUS, "the page behind it is SIGBUS");
    is_int(fault.code, BUS_ADRERR, "si_code is BUS_ADRERR");
    ok(fault.address == (uintptr_t)map + 4096 + 5, "si_addr is the address");
    is_int(provoke(run_second_page), SIGBUS, "to run it is SIGBUS, though it is not executable");
    ok(ftruncate(fd, 8192) == 0 && provoke(read_second_page) == 0,
       "when the file grows, the page is there");
    ok(provoke(run_second_page) == SIGSEGV && fault.code == SEGV_ACCERR,
       "to run it is SEGV_ACCERR now");
    ok(ftruncate(fd, 4096) == 0 && provoke(read_second_page) == SIGBUS,
       "when it shrinks, it is SIGBUS again");
    return done_testing();
}
