/*
 * execve(2): "All threads other than the calling thread are destroyed during an execve()"; the
 * caller takes over the id of the first thread, and what is the process's: pid, parent, children,
 * what is pending for the process. Its own mask and what is pending for it it keeps; what was
 * pending for the others goes.
 */
#include "sleeps.h"

static int from_main, with_first_ended;

/* The new program: its exit status is the number of the first thing that is not as it should. */
static int look(char **argv)
{
    sigset_t set = set_of_two(SIGUSR1, SIGUSR2);
    int wanted_child = atoi(argv[2]);

    if (getpid() != atoi(argv[1]) || thread_id() != getpid())
        return 1;
    if (atoi(status_field(getpid(), "Threads")) != 1)
        return 2;
    if (!is_blocked(SIGUSR1) || !is_blocked(SIGUSR2) || is_blocked(SIGHUP))
        return 3;
    if (take_pending(&set, NULL) != SIGUSR2 || take_pending(&set, NULL) != SIGUSR1)
        return 4;
    if (is_pending(SIGRTMIN) || is_pending(SIGRTMIN + 1))
        return 5;
    if (getppid() != atoi(argv[3]))
        return 6;
    kill(wanted_child, SIGKILL);
    return waitpid(wanted_child, NULL, __WNOTHREAD) == wanted_child ? 0 : 7;
}

static void exec_now(pid_t child)
{
    sigset_t set = set_of(SIGHUP);
    char pid[16], child_pid[16], parent[16];

    snprintf(pid, sizeof pid, "%d", getpid());
    snprintf(child_pid, sizeof child_pid, "%d", child);
    snprintf(parent, sizeof parent, "%d", getppid());
    block_signal(SIGUSR1);
    block_signal(SIGUSR2);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    kill(getpid(), SIGUSR1);
    tgkill(getpid(), thread_id(), SIGUSR2);
    syscall(SYS_tgkill, getpid(), sleep_tids[0], SIGRTMIN);
    execl("/proc/thread-self/exe", "test", pid, child_pid, parent, NULL);
    _exit(8);
}

static void *exec_here(void *child)
{
    if (with_first_ended)
        wait_until_state(getpid(), 'Z');
    exec_now((pid_t)(intptr_t)child);
    return NULL;
}

static void exec_from_a_thread(void)
{
    pthread_t thread;
    pid_t child;

    block_signal(SIGRTMIN);
    block_signal(SIGRTMIN + 1);
    block_signal(SIGUSR1);
    tgkill(getpid(), getpid(), SIGRTMIN + 1);
    child = fork();
    if (child == 0)
        for (;;)
            pause();
    sleep_in_all(SLEEPS);
    if (from_main) {
        syscall(SYS_rt_sigtimedwait, &(sigset_t){ { MASK_BIT(SIGRTMIN + 1) } }, NULL,
                &(struct timespec){ 0, 0 }, 8);
        exec_now(child);
    }
    pthread_create(&thread, NULL, exec_here, (void *)(intptr_t)child);
    if (with_first_ended)
        pthread_exit(NULL);
    for (;;)
        pause();
}

static void *fail_to_exec(void *unused)
{
    execl("/nowhere", "nowhere", NULL);
    return unused;
}

static void survive_a_failed_exec(void)
{
    pthread_t thread;

    sleep_in_all(1);
    pthread_create(&thread, NULL, fail_to_exec, NULL);
    pthread_join(thread, NULL);
    _exit(atoi(status_field(getpid(), "Threads")) == 2 ? 0 : 1);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return look(argv);
    sleeps_set_up();
    is_exit(run_child(exec_from_a_thread), 0, "a thread calls execve while others sleep");
    with_first_ended = 1;
    is_exit(run_child(exec_from_a_thread), 0, "when the first thread has ended");
    with_first_ended = 0;
    from_main = 1;
    is_exit(run_child(exec_from_a_thread), 0, "the first thread calls it");
    is_exit(run_child(survive_a_failed_exec), 0, "an execve that fails ends no thread");
    return done_testing();
}
