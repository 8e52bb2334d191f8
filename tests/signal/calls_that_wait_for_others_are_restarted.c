/*
 * signal(7): wait4, waitid and their kin, flock, fcntl's F_SETLKW and F_OFD_SETLKW, and futex's
 * FUTEX_WAIT and FUTEX_WAIT_BITSET (and with them sem_wait) are restarted with SA_RESTART.
 */
#include "outcome.h"
#include <linux/futex.h>
#include <semaphore.h>
#include <sys/file.h>
#include <sys/prctl.h>

#ifndef P_PIDFD
#define P_PIDFD 3
#endif

/* ---- waiting for children -------------------------------------------------------------------- */

static int gate[2];

static void make_gate(void)
{
    make_pipe(gate);
}

static pid_t start_waiter(void)
{
    pid_t pid = fork();

    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* leave nobody behind when the wait was interrupted */
        _exit(await(gate[0]) ? 3 : 4);
    }
    return pid;
}

static void open_gate(void)
{
    tell(gate[1]);
}

static long call_wait4(void)
{
    int status;
    pid_t pid = start_waiter();

    return wait4(pid, &status, 0, NULL) == pid && WEXITSTATUS(status) == 3 ? 1 : -1;
}

static long call_wait(void)
{
    pid_t pid = start_waiter();

    return wait(NULL) == pid ? 1 : -1;
}

static long call_waitpid_group(void)
{
    pid_t pid = start_waiter();

    return waitpid(0, NULL, 0) == pid ? 1 : -1;
}

static long call_waitid(void)
{
    siginfo_t info;
    pid_t pid = start_waiter();

    return waitid(P_PID, pid, &info, WEXITED) == 0 && info.si_status == 3 ? 1 : -1;
}

static long call_waitid_all(void)
{
    siginfo_t info;
    pid_t pid = start_waiter();

    return waitid(P_ALL, 0, &info, WEXITED | WSTOPPED | WNOWAIT) == 0 && info.si_pid == pid ? 1
                                                                                            : -1;
}

static long call_waitid_pidfd(void)
{
    siginfo_t info;
    pid_t pid = start_waiter();
    int fd = syscall(SYS_pidfd_open, pid, 0);

    return waitid(P_PIDFD, fd, &info, WEXITED) == 0 && info.si_pid == pid ? 1 : -1;
}

/* ---- locks ----------------------------------------------------------------------------------- */

static int lock_fd;

static void take_lock(void)
{
    close(lock_fd);
    lock_fd = open("lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    flock(lock_fd, LOCK_EX);
}

static void release_lock(void)
{
    flock(lock_fd, LOCK_UN);
}

static long call_flock(void)
{
    return flock(open("lock", O_RDWR), LOCK_EX) == 0 ? 1 : -1;
}

static void set_range(int command, int type)
{
    struct flock range = { .l_type = type, .l_whence = SEEK_SET };

    fcntl(lock_fd, command, &range);
}

static void take_range(void)
{
    lock_fd = open("lock", O_RDWR | O_CREAT, 0600);
    set_range(F_SETLK, F_WRLCK);
}

static void release_range(void)
{
    set_range(F_SETLK, F_UNLCK);
}

static void take_ofd_range(void)
{
    close(lock_fd);
    lock_fd = open("lock", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    set_range(F_OFD_SETLK, F_WRLCK);
}

static void release_ofd_range(void)
{
    set_range(F_OFD_SETLK, F_UNLCK);
}

static long call_setlkw(void)
{
    struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    return fcntl(open("lock", O_RDWR), F_SETLKW, &range) == 0 ? 1 : -1;
}

static long call_ofd_setlkw(void)
{
    struct flock range = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

    return fcntl(open("lock", O_RDWR), F_OFD_SETLKW, &range) == 0 ? 1 : -1;
}

/* ---- futexes --------------------------------------------------------------------------------- */

static struct shared {
    int word;
    sem_t semaphore;
} *shared;

static void prepare_futex(void)
{
    shared->word = 0;
    sem_init(&shared->semaphore, 1, 0);
}

static void wake_futex(void)
{
    shared->word = 1;
    syscall(SYS_futex, &shared->word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static long call_futex(void)
{
    return syscall(SYS_futex, &shared->word, FUTEX_WAIT, 0, NULL, NULL, 0) == 0 ? 1 : -1;
}

static long call_futex_bitset(void)
{
    return syscall(SYS_futex, &shared->word, FUTEX_WAIT_BITSET, 0, NULL, NULL, 4) == 0 ? 1 : -1;
}

static void post(void)
{
    sem_post(&shared->semaphore);
}

static long call_sem_wait(void)
{
    return sem_wait(&shared->semaphore) == 0 ? 1 : -1;
}

static const struct blocking_call calls[] = {
    { "wait4", make_gate, call_wait4, open_gate },
    { "wait", make_gate, call_wait, open_gate },
    { "waitpid of the group", make_gate, call_waitpid_group, open_gate },
    { "waitid of a process", make_gate, call_waitid, open_gate },
    { "waitid of all", make_gate, call_waitid_all, open_gate },
    { "waitid of a pidfd", make_gate, call_waitid_pidfd, open_gate },
    { "flock", take_lock, call_flock, release_lock },
    { "F_SETLKW", take_range, call_setlkw, release_range },
    { "F_OFD_SETLKW", take_ofd_range, call_ofd_setlkw, release_ofd_range },
    { "FUTEX_WAIT", prepare_futex, call_futex, wake_futex },
    { "FUTEX_WAIT_BITSET", prepare_futex, call_futex_bitset, wake_futex },
    { "sem_wait", prepare_futex, call_sem_wait, post },
};

int main(void)
{
    enter_scratch_dir(0777);
    shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (unsigned i = 0; i < COUNT_OF(calls); i++)
        is_restarted(&calls[i]);
    return done_testing();
}
