/*
 * setuid(2), "C library/kernel differences"; nptl(7): POSIX requires that all threads share their
 * credentials. The system call changes one thread; the libc makes every thread do it by a signal of
 * its own (SIGSETXID), which cannot be blocked by the program and does not disturb its sleeps.
 */
#include "threads.h"

static int blocks_all, sleeps_fd[2];

static int has_changed(void)
{
    gid_t group = 0;

    return syscall(SYS_getuid) == 1234 && syscall(SYS_geteuid) == 1234
           && syscall(SYS_getgid) == 5678 && syscall(SYS_getgroups, 1, &group) == 1
           && group == 91011;
}

static void look(struct worker *self)
{
    sigset_t all;
    char byte;

    if (blocks_all) {
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, NULL);
    }
    tell(self->ready[1]);
    self->result = read(sleeps_fd[0], &byte, 1) == 1 && has_changed();
}

static void spin(struct worker *self)
{
    tell(self->ready[1]);
    while (syscall(SYS_getuid) != 1234)
        ;
    self->result = has_changed();
}

static void change_ids(void)
{
    struct worker workers[4];
    gid_t group = 91011;
    int good = 0;

    make_pipe(sleeps_fd);
    for (int i = 0; i < 4; i++) {
        blocks_all = i == 1;
        worker_start(&workers[i], i == 3 ? spin : look);
        worker_await(&workers[i]);
    }
    wait_until_asleep(workers[0].tid);
    if (setgroups(1, &group) < 0 || setgid(5678) < 0 || setuid(1234) < 0)
        _exit(1);
    tell(sleeps_fd[1]);
    tell(sleeps_fd[1]);
    tell(sleeps_fd[1]);
    for (int i = 0; i < 4; i++) {
        pthread_join(workers[i].thread, NULL);
        good += workers[i].result;
    }
    _exit(good == 4 ? 0 : 2);
}

static void *change_by_system_call(void *unused)
{
    static int changed;

    syscall(SYS_setuid, 1234);
    changed = syscall(SYS_getuid) == 1234;
    return changed ? &changed : unused;
}

static void change_one(void)
{
    pthread_t thread;
    void *result;

    pthread_create(&thread, NULL, change_by_system_call, NULL);
    pthread_join(thread, &result);
    _exit(result && getuid() == 0 ? 0 : 1);
}

static void *come_and_go(void *unused)
{
    return unused;
}

static void *make_threads(void *unused)
{
    pthread_t thread;

    for (int i = 0; i < 200; i++)
        if (pthread_create(&thread, NULL, come_and_go, NULL) == 0)
            pthread_join(thread, NULL);
    return unused;
}

static void change_while_threads_come_and_go(void)
{
    pthread_t thread;
    int failed = 0;

    pthread_create(&thread, NULL, make_threads, NULL);
    for (int i = 0; i < 50; i++)
        failed += seteuid(i % 2 ? 0 : 1234) < 0;
    pthread_join(thread, NULL);
    _exit(failed);
}

int main(void)
{
    need_root();
    is_exit(run_child(change_one), 0, "the system call changes the thread that makes it");
    is_exit(run_child(change_ids), 0, "setgroups, setgid and setuid change those that sleep, block "
            "all signals or run");
    is_exit(run_child(change_while_threads_come_and_go), 0, "also while threads come and go");
    return done_testing();
}
