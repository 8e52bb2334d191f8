/*
 * setrlimit(2), RLIMIT_CPU: what a process may do about SIGXCPU, and what does not help against the
 * SIGKILL of the hard limit. CPU time of all threads counts, of children it does not.
 */
#include "support.h"

static void set_limit(rlim_t soft, rlim_t hard)
{
    struct rlimit limit = { soft, hard };

    if (setrlimit(RLIMIT_CPU, &limit) < 0)
        _exit(90);
}

static void spin(void)
{
    for (;;)
        ;
}

static void by_default(void)
{
    set_limit(1, 100);
    spin();
}

static void ignored(void)
{
    ignore_signal(SIGXCPU);
    set_limit(1, 2);
    spin();
}

static void blocked(void)
{
    block_signal(SIGXCPU);
    set_limit(1, 2);
    spin();
}

/* Linux looks at the hard limit first. */
static void both_at_once(void)
{
    catch_signal(SIGXCPU, 0);
    set_limit(1, 1);
    spin();
}

static void *spin_in_thread(void *unused)
{
    spin();
    return unused;
}

static void in_a_thread(void)
{
    pthread_t thread;

    set_limit(1, 100);
    pthread_create(&thread, NULL, spin_in_thread, NULL);
    pthread_join(thread, NULL);
}

static void raised_after_it(void)
{
    struct rlimit limit;

    catch_signal(SIGXCPU, 0);
    set_limit(1, 100);
    while (caught_count == 0)
        ;
    getrlimit(RLIMIT_CPU, &limit);
    _exit(limit.rlim_cur == 2 && limit.rlim_max == 100 && caught[0].si_code == SI_KERNEL
                  && caught[0].si_pid == 0 ? 0 : 1);
}

static void set_to_zero(void)
{
    catch_signal(SIGXCPU, 0);
    set_limit(0, 100);
    while (caught_count == 0)
        ;
}

static void work_a_second(void)
{
    while (clock() < CLOCKS_PER_SEC)
        ;
}

static void after_a_childs_work(void)
{
    catch_signal(SIGXCPU, 0);
    set_limit(1, 100);
    pid_t child = fork();
    if (child == 0) {
        set_limit(50, 100);
        work_a_second();
        _exit(caught_count);
    }
    if (wait_for(child) != 0 || caught_count != 0)
        _exit(1);
}

int main(void)
{
    struct rlimit none = { 0, 0 }, tight = { 1, 2 };
    pid_t child;

    setrlimit(RLIMIT_CORE, &none);
    is_killed(run_child(by_default), SIGXCPU, "by default SIGXCPU ends the process");
    is_killed(run_child(ignored), SIGKILL, "ignored, it lives until the hard limit");
    is_killed(run_child(blocked), SIGKILL, "blocked, too");
    is_killed(run_child(both_at_once), SIGKILL, "with both limits the same it is SIGKILL");
    is_killed(run_child(in_a_thread), SIGXCPU, "a thread's time counts");
    is_exit(run_child(raised_after_it), 0,
            "after the signal, which is the kernel's, the soft limit is a second later");
    is_exit(run_child(set_to_zero), 0, "a limit of 0 takes effect, too");
    is_exit(run_child(after_a_childs_work), 0, "a child's time does not count");
    child = start_child(spin);
    prlimit(child, RLIMIT_CPU, &tight, NULL);
    is_killed(wait_for(child), SIGXCPU, "prlimit sets it for another process");
    return done_testing();
}
