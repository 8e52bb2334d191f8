/*
 * Every system call with bad pointers (and other absurd numbers) in each of its arguments: it may
 * fail as it likes, but neither ends the process by a signal nor harms anybody else. Each call
 * number has a child of its own, an ordinary user. Left out are calls that end, stop, clone or
 * signal by design, or sleep with these arguments.
 */
#include "support.h"

static const int left_out[] = {
    SYS_rt_sigreturn, SYS_pause, SYS_clone, SYS_fork, SYS_vfork, SYS_exit, SYS_kill, SYS_ptrace,
    SYS_rt_sigqueueinfo, SYS_rt_sigsuspend, SYS_sync, SYS_reboot, SYS_tkill, SYS_tgkill,
    SYS_exit_group, SYS_syncfs, SYS_seccomp, SYS_rt_tgsigqueueinfo, SYS_pidfd_send_signal,
    SYS_clone3, SYS_poll, SYS_ppoll, SYS_select, SYS_pselect6, SYS_vhangup, SYS_setsid,
};

static const unsigned long bad[] = {
    8, 0x0000800000000000, 0x8000000000000000, 0xffff800000000000, 0xffffffff80001000,
    0xfffffffffffffff0,
};

static int number;

static int is_left_out(int call)
{
    for (unsigned i = 0; i < sizeof left_out / sizeof left_out[0]; i++)
        if (left_out[i] == call)
            return 1;
    /* Numbers without a call, and the kernel's own trampolines among them. */
    return call >= 335 && call < 424;
}

static void call_it(const long *a)
{
    syscall(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

static void make_bad_calls(void)
{
    static const long first[] = { 0, 3, 1, -100 };

    if (chdir("/") < 0)
        _exit(1);
    for (unsigned base = 0; base < 4; base++) {
        for (int argument = 0; argument < 6; argument++) {
            for (unsigned i = 0; i < sizeof bad / sizeof bad[0]; i++) {
                long a[6] = { first[base], base ? 1 : 0, base ? 1 : 0, 0, 0, 0 };

                a[argument] = (long)bad[i];
                call_it(a);
                for (int j = argument; j < 6; j++)
                    a[j] = (long)bad[i];
                call_it(a);
            }
        }
    }
    syscall(SYS_exit_group, 0);
}

int main(void)
{
    int killed = 0, null = open("/dev/null", O_RDWR);
    char text[] = "unharmed";

    if (geteuid() == 0 && become_user(NOBODY) < 0)
        skip_all("cannot become an ordinary user");
    dup2(null, 0);
    block_signal(SIGXFSZ);
    for (number = 0; number < 450; number++) {
        pid_t child;
        int status;

        if (is_left_out(number))
            continue;
        child = fork();
        if (child == 0) {
            dup2(null, 1);
            dup2(null, 2);
            dup2(null, 3);
            make_bad_calls();
        }
        status = wait_for(child);
        if (!WIFEXITED(status)) {
            killed++;
            diag("system call %d", number);
            describe_status(status);
        }
    }
    is_int(killed, 0, "no call ended its process");
    is_str(text, "unharmed", "and this one is unharmed");
    return done_testing();
}
