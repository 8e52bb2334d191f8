/*
 * prctl(2), PR_SET_PDEATHSIG: "the 'parent' in this case is considered to be the thread that
 * created this process"; the signal comes again when the adoptive parent dies; it is cleared by a
 * change of user or group id; its default action acts; and it needs the permission to send it.
 */
#include "support.h"

#include <sys/prctl.h>

static int ready[2], reply[2];
static pid_t child, *orphan; /* orphan: shared by all processes */

static int setting(void)
{
    int signal = -1;

    prctl(PR_GET_PDEATHSIG, &signal);
    return signal;
}

/* Reports by `reply` the code of the signal that came and whether its sender was the parent. */
static void wait_for_the_signal(void)
{
    sigset_t set = set_of(SIGUSR1);
    pid_t parent = getppid();
    siginfo_t info;
    char result[2];

    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    tell(ready[1]);
    if (sigwaitinfo(&set, &info) != SIGUSR1)
        _exit(1);
    result[0] = info.si_code == SI_USER && info.si_pid == parent ? 'y' : 'n';
    result[1] = setting() == SIGUSR1 ? 'y' : 'n';
    write(reply[1], result, 2);
}

static void *fork_and_end(void *unused)
{
    child = start_child(wait_for_the_signal);
    await(ready[0]);
    return unused;
}

static void parent_as_another_user(void)
{
    *orphan = start_child(wait_for_the_signal);
    await(ready[0]);
    if (setresuid(1001, 1001, 1001) < 0)
        _exit(1);
}

static void ask_for_sigkill(void)
{
    close(reply[0]);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    tell(ready[1]);
    for (;;)
        pause();
}

static void parent_of_the_killed(void)
{
    start_child(ask_for_sigkill);
    await(ready[0]);
}

static void change_ids(void)
{
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    if (setuid(0) < 0 || setting() != SIGUSR1)
        _exit(1);
    if (setresuid(-1, 1001, -1) < 0 || setting() != 0)
        _exit(2);
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    if (setresuid(-1, 0, -1) < 0 || setting() != 0)
        _exit(3);
    prctl(PR_SET_PDEATHSIG, SIGUSR1);
    if (setgid(1001) < 0 || setting() != 0)
        _exit(4);
}

int main(void)
{
    char result[2] = "";
    pthread_t thread;
    struct pollfd answer;
    int status;

    need_root();
    make_pipe(ready);
    make_pipe(reply);
    orphan = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    block_signal(SIGUSR1);
    pthread_create(&thread, NULL, fork_and_end, NULL);
    pthread_join(thread, NULL);
    read(reply[0], result, 2);
    is_int(result[0], 'y', "it comes when the thread that forked ends, as if its process sent it");
    is_int(result[1], 'y', "the setting stays");
    is_exit(wait_for(child), 0, "though the process lives");
    is_exit(run_child(change_ids), 0, "a change of the user or group id clears it");
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    is_exit(run_child(parent_as_another_user), 0, "a parent ends as another user");
    answer = (struct pollfd){ .fd = reply[0], .events = POLLIN };
    is_int(poll(&answer, 1, 0), 0, "who may not send the signal");
    kill(*orphan, SIGUSR1);
    wait_for(*orphan);
    is_exit(run_child(parent_of_the_killed), 0, "a parent ends");
    wait(&status);
    is_killed(status, SIGKILL, "its child had asked for SIGKILL and is killed");
    return done_testing();
}
