/*
 * get_robust_list(2), set_robust_list(2): EINVAL for a wrong size, ESRCH, EFAULT, EPERM; the list
 * of any thread of one's own may be read; a new process has none.
 */
#include "robust_list.h"

static void *found;
static size_t size;

static long get(pid_t tid)
{
    return syscall(SYS_get_robust_list, tid, &found, &size);
}

static void look_at_parent(void)
{
    become_user(NOBODY);
    _exit(get(getppid()) == -1 && errno == EPERM ? 0 : 1);
}

static volatile pid_t tid;
static int gate[2];

static void *wait_with_list(void *unused)
{
    robust_register((void *)0x1238);
    tid = thread_id();
    await(gate[0]);
    robust_register(NULL);
    return unused;
}

int main(void)
{
    pthread_t thread;
    pid_t child;

    make_pipe(gate);
    robust_init();
    fails_with(syscall(SYS_set_robust_list, &head, sizeof head - 1), EINVAL,
               "a size other than the head's is EINVAL");
    is_int(robust_register(&head), 0, "with the right size it succeeds");
    ok(get(0) == 0 && found == &head && size == sizeof head, "0 stands for the caller");
    ok(get(getpid()) == 0 && found == &head, "so does its tid");
    pthread_create(&thread, NULL, wait_with_list, NULL);
    while (!tid)
        sched_yield();
    ok(get(tid) == 0 && found == (void *)0x1238, "another thread has its own");
    tell(gate[1]);
    pthread_join(thread, NULL);
    fails_with(get(INT_MAX), ESRCH, "a tid that is nobody's is ESRCH");
    fails_with(syscall(SYS_get_robust_list, 0, 8, &size), EFAULT, "a bad pointer is EFAULT");
    fails_with(syscall(SYS_get_robust_list, 0, &found, 8), EFAULT, "for the size as well");
    child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (child == 0)
        _exit(get(0) == 0 && found == NULL ? 0 : 1);
    is_exit(wait_for(child), 0, "a new process starts without one");
    if (geteuid() == 0)
        is_exit(run_child(look_at_parent), 0, "that of another user's process is EPERM");
    else
        skip(1, "needs root");
    robust_register(NULL);
    return done_testing();
}
