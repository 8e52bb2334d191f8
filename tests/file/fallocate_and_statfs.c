/* fallocate(2), statfs(2), fsync(2), sync: space is given, the file system tells of itself. */
#include "support.h"
#include <sys/statfs.h>

int main(void)
{
    struct statfs system;
    struct stat status;
    int fd;

    enter_scratch_dir(0755);
    fd = open("f", O_RDWR | O_CREAT, 0600);
    is_int(fallocate(fd, 0, 0, 10000), 0, "fallocate");
    fstat(fd, &status);
    is_int(status.st_size, 10000, "sets the size");
    ok(status.st_blocks >= 10000 / 512, "and gives the space");
    fails_with(fallocate(fd, 0, -1, 10), EINVAL, "a negative offset is EINVAL");
    fails_with(fallocate(fd, 0, 0, 0), EINVAL, "no length is EINVAL");
    is_int(statfs(".", &system), 0, "statfs");
    ok(system.f_bsize > 0 && system.f_namelen == 255, "block size and name length");
    is_int(statfs("/proc", &system), 0, "of /proc");
    is_int(system.f_type, 0x9fa0, "is PROC_SUPER_MAGIC");
    is_int(fsync(fd), 0, "fsync");
    is_int(fdatasync(fd), 0, "fdatasync");
    return done_testing();
}
