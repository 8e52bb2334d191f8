/* mmap(2): "offset must be a multiple of the page size"; the mapping begins there in the file. */
#include "support.h"

int main(void)
{
    char *map;
    int fd;

    enter_scratch_dir(0755);
    fd = open("f", O_RDWR | O_CREAT, 0600);
    for (int i = 0; i < 4; i++) {
        char page[4096];

        memset(page, 'a' + i, sizeof page);
        if (write(fd, page, sizeof page) != sizeof page)
            bail_out("write failed");
    }
    map = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, fd, 8192);
    ok(map[0] == 'c' && map[4095] == 'c' && map[4096] == 'd', "two pages from the third on");
    fails_with(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 100) == MAP_FAILED ? -1 : 0, EINVAL,
               "an offset within a page is EINVAL");
    fails_with(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, 99, 0) == MAP_FAILED ? -1 : 0, EBADF,
               "a bad descriptor is EBADF");
    close(fd);
    fd = open("f", O_WRONLY);
    fails_with(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? -1 : 0, EACCES,
               "a file open for writing only is EACCES");
    fd = open(".", O_RDONLY);
    fails_with(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? -1 : 0, ENODEV,
               "a folder is ENODEV");
    return done_testing();
}
