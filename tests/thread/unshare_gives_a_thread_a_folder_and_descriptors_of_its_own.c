/*
 * unshare(2): CLONE_FS and CLONE_FILES: the calling thread gets copies; EINVAL for an invalid bit,
 * and for CLONE_THREAD, CLONE_SIGHAND, CLONE_VM in a process with threads.
 */
#include "support.h"

static int fd, in_thread[3];

static void *leave(void *unused)
{
    int result = unshare(CLONE_FS | CLONE_FILES | CLONE_SYSVSEM);

    in_thread[0] = result == 0;
    in_thread[1] = chdir("/") == 0 && close(fd) == 0 && umask(0) == 022;
    errno = 0;
    in_thread[2] = unshare(CLONE_VM) == -1 && errno == EINVAL;
    return unused;
}

static void alone(void)
{
    _exit(unshare(CLONE_THREAD | CLONE_SIGHAND | CLONE_VM) == 0 ? 0 : 1);
}

int main(void)
{
    pthread_t thread;
    char folder[256];

    enter_scratch_dir(0755);
    umask(022);
    fd = dup(0);
    pthread_create(&thread, NULL, leave, NULL);
    pthread_join(thread, NULL);
    ok(in_thread[0], "a thread unshares folder and descriptors");
    ok(in_thread[1], "it changes its folder and umask and closes a descriptor");
    is_str(getcwd(folder, sizeof folder), scratch_dir, "the others' folder is as before");
    is_int(umask(022), 022, "so is their umask");
    is_int(fcntl(fd, F_GETFD), 0, "and their descriptor");
    ok(in_thread[2], "a process with threads cannot unshare its memory: EINVAL");
    fails_with(unshare(CLONE_SETTLS), EINVAL, "a flag that is none of unshare's is EINVAL");
    is_exit(run_child(alone), 0, "what is not shared is unshared already");
    return done_testing();
}
