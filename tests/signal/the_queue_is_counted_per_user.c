/*
 * getrlimit(2): RLIMIT_SIGPENDING is "the limit on the number of signals that may be queued for
 * the real user ID of the calling process".
 */
#include "support.h"

static int ready[2], go[2];

static void fill_and_wait(void)
{
    if (become_user(40004) < 0)
        _exit(1);
    block_signal(SIGRTMIN);
    for (int i = 0; i < 6; i++)
        queue_int(getpid(), SIGRTMIN, i);
    tell(ready[1]);
    await(go[0]);
}

static int room_for(uid_t uid)
{
    struct rlimit limit = { 10, 10 };
    int queued = 0;

    if (become_user(uid) < 0)
        return -1;
    setrlimit(RLIMIT_SIGPENDING, &limit);
    block_signal(SIGRTMIN);
    while (queued < 100 && queue_int(getpid(), SIGRTMIN, queued) == 0)
        queued++;
    return queued;
}

static void same_user(void)
{
    _exit(room_for(40004));
}

static void other_user(void)
{
    _exit(room_for(40005));
}

static void receive(void)
{
    struct rlimit limit = { 3, 3 };

    setrlimit(RLIMIT_SIGPENDING, &limit);
    if (become_user(40006) < 0)
        _exit(1);
    block_signal(SIGRTMIN);
    tell(ready[1]);
    await(go[0]);
    _exit(strcmp(status_field(getpid(), "SigQ"), "3/3") != 0);
}

static void send_to_another_user(void)
{
    pid_t receiver = start_child(receive);
    int sent = 0;

    await(ready[0]);
    while (sent < 100 && queue_int(receiver, SIGRTMIN, sent) == 0)
        sent++;
    is_int(sent, 3, "what root sends counts for the user who receives it, by the receiver's limit");
    tell(go[1]);
    is_exit(wait_for(receiver), 0, "who sees it in SigQ");
}

int main(void)
{
    pid_t holder;

    need_root();
    make_pipe(ready);
    make_pipe(go);
    holder = start_child(fill_and_wait);
    await(ready[0]);
    is_exit(run_child(same_user), 4, "of ten, a process of the same user has room for four");
    is_exit(run_child(other_user), 10, "one of another user for ten");
    tell(go[1]);
    is_exit(wait_for(holder), 0, "the first process ends");
    is_exit(run_child(same_user), 10, "and gives its share back");
    send_to_another_user();
    return done_testing();
}
