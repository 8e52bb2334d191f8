/* ptrace(2), "Ptrace access mode checking": same user, dumpable, no more capabilities than the
 * tracer's, or CAP_SYS_PTRACE; not oneself; not twice. */
#include "tracee.h"

#include <sys/prctl.h>

static int go[2], ready[2];

static void be_root(void)
{
    tell(ready[1]);
    await(go[0]);
}

static void be_nobody(void)
{
    become_user(NOBODY);
    prctl(PR_SET_DUMPABLE, 1);
    tell(ready[1]);
    await(go[0]);
}

static void be_undumpable(void)
{
    become_user(NOBODY);
    prctl(PR_SET_DUMPABLE, 0);
    tell(ready[1]);
    await(go[0]);
}

static pid_t target;

/* Attach, as nobody; the errno. */
static void attach_as_nobody(void)
{
    become_user(NOBODY);
    if (request(PTRACE_ATTACH, target, 0, 0) != 0)
        _exit(errno);
    next_stop(target);
    request(PTRACE_DETACH, target, 0, 0);
}

static void attach_as_root(void)
{
    if (request(PTRACE_ATTACH, target, 0, 0) != 0)
        _exit(errno);
    next_stop(target);
    request(PTRACE_DETACH, target, 0, 0);
}

static void attempt(void (*victim)(void), void (*attacker)(void), int error, const char *name)
{
    target = start_child(victim);
    await(ready[0]);
    is_exit(run_child(attacker), error, "%s", name);
    tell(go[1]);
    wait_for(target);
}

static void *attach_to_main(void *argument)
{
    return (void *)(request(PTRACE_ATTACH, *(pid_t *)argument, 0, 0) < 0 ? (long)errno : 0);
}

static void twice(void)
{
    int first = ptrace(PTRACE_TRACEME, 0, 0, 0), second = ptrace(PTRACE_TRACEME, 0, 0, 0);

    _exit(first == 0 && second < 0 && errno == EPERM ? 0 : 1);
}

int main(void)
{
    pthread_t thread;
    pid_t self = getpid();
    void *result;

    need_root();
    make_pipe(go);
    make_pipe(ready);
    attempt(be_root, attach_as_nobody, EPERM, "another user's process is EPERM");
    attempt(be_nobody, attach_as_nobody, 0, "the same user's is not");
    attempt(be_nobody, attach_as_root, 0, "CAP_SYS_PTRACE passes");
    attempt(be_undumpable, attach_as_nobody, EPERM, "one that is not dumpable is EPERM");
    attempt(be_undumpable, attach_as_root, 0, "but not with CAP_SYS_PTRACE");
    ok(request(PTRACE_ATTACH, self, 0, 0) < 0 && errno == EPERM, "nobody traces himself: EPERM");
    pthread_create(&thread, NULL, attach_to_main, &self);
    pthread_join(thread, &result);
    is_int((long)result, EPERM, "nor another thread of the same process");
    target = start_child(twice);
    is_exit(wait_for(target), 0, "PTRACE_TRACEME a second time is EPERM");
    return done_testing();
}
