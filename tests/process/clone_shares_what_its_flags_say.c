/*
 * clone(2): CLONE_FILES, CLONE_FS, CLONE_VM share descriptors, folder and umask, memory; without
 * them they are copies.
 */
#include "support.h"

static char stack[65536] __attribute__((aligned(16)));
static volatile int memory;

static int change_everything(void *argument)
{
    int *fd = argument;

    memory = 1;
    close(*fd);
    umask(0);
    return chdir("/") < 0;
}

static int run_clone(int flags, int *fd)
{
    memory = 0;
    umask(022);
    *fd = dup(0);
    if (chdir(scratch_dir) < 0)
        return -1;
    return wait_for(clone(change_everything, stack + sizeof stack, flags | SIGCHLD, fd));
}

static int folder_is_root(void)
{
    char buffer[256];

    return strcmp(getcwd(buffer, sizeof buffer), "/") == 0;
}

static int mask_is_zero(void)
{
    mode_t mask = umask(022);

    return mask == 0;
}

int main(void)
{
    int fd;

    enter_scratch_dir(0755);
    is_exit(run_clone(0, &fd), 0, "a clone without flags ends");
    ok(memory == 0 && fcntl(fd, F_GETFD) == 0, "memory and descriptors are copies");
    ok(!folder_is_root() && !mask_is_zero(), "so are folder and umask");
    is_exit(run_clone(CLONE_VM, &fd), 0, "with CLONE_VM");
    ok(memory == 1 && fcntl(fd, F_GETFD) == 0 && !folder_is_root(), "memory only is shared");
    is_exit(run_clone(CLONE_FILES, &fd), 0, "with CLONE_FILES");
    ok(memory == 0 && fcntl(fd, F_GETFD) == -1 && !folder_is_root(), "descriptors only are shared");
    is_exit(run_clone(CLONE_FS, &fd), 0, "with CLONE_FS");
    ok(memory == 0 && fcntl(fd, F_GETFD) == 0, "memory and descriptors are copies");
    ok(folder_is_root() && mask_is_zero(), "folder and umask are shared");
    return done_testing();
}
