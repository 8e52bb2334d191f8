/*
 * umask(2): "sets the calling process's file mode creation mask to mask & 0777 ... and returns the
 * previous value".
 */
#include "support.h"

static mode_t mode_of(const char *path)
{
    struct stat status;

    return stat(path, &status) < 0 ? (mode_t)-1 : status.st_mode & 07777;
}

static void look_in_the_child(void)
{
    _exit(umask(0) == 027 ? 0 : 1);
}

int main(void)
{
    enter_scratch_dir(0755);
    umask(027);
    is_int(umask(027), 027, "the previous mask is given back");
    close(open("file", O_CREAT | O_WRONLY, 0666));
    is_int(mode_of("file"), 0640, "a file of 0666 gets 0640");
    mkdir("folder", 0777);
    is_int(mode_of("folder"), 0750, "a folder of 0777 gets 0750");
    mkfifo("fifo", 0666);
    is_int(mode_of("fifo"), 0640, "a FIFO of 0666 gets 0640");
    is_int(umask(07777), 027, "only");
    is_int(umask(027), 0777, "nine bits count");
    is_exit(run_child(look_in_the_child), 0, "a child inherits the mask");
    return done_testing();
}
