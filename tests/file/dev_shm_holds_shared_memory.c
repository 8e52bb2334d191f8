/* shm_open(3): named shared memory in /dev/shm, a folder everybody may write. */
#include "support.h"

#define NAME "/tap-shared-memory-test"

static void write_in_the_child(void)
{
    int fd = shm_open(NAME, O_RDWR, 0);
    char *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

    strcpy(map, "from the child");
}

int main(void)
{
    struct stat status;
    char *map;
    int fd;

    shm_unlink(NAME);
    fd = shm_open(NAME, O_RDWR | O_CREAT | O_EXCL, 0600);
    ok(fd >= 0, "an object is created");
    is_int(ftruncate(fd, 4096), 0, "and sized");
    map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    is_exit(run_child(write_in_the_child), 0, "a child opens it by name and writes");
    is_str(map, "from the child", "the parent sees it");
    is_int(shm_unlink(NAME), 0, "the name is removed");
    stat("/dev/shm", &status);
    is_int(status.st_mode & 07777, 01777, "/dev/shm is for everybody, with the sticky bit");
    return done_testing();
}
