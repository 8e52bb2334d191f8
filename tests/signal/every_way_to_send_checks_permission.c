/*
 * kill(2), tgkill(2), rt_sigqueueinfo(2), pidfd_send_signal(2): "EPERM The caller does not have
 * permission to send the signal to the target". CAP_KILL is permission for all; SIGCONT within the
 * session needs none, by whichever call.
 */
#include "support.h"

static pid_t target;
static int pidfd;

/* Each call's result for this signal: one character, '0' or the kind of error. */
static const char *try_all(int signal)
{
    static char results[8];
    siginfo_t info;
    long calls[7];

    memset(&info, 0, sizeof info);
    info.si_signo = signal;
    info.si_code = SI_QUEUE;
    for (int i = 0; i < 7; i++) {
        switch (i) {
        case 0: calls[i] = kill(target, signal); break;
        case 1: calls[i] = kill(-target, signal); break;
        case 2: calls[i] = syscall(SYS_tkill, target, signal); break;
        case 3: calls[i] = syscall(SYS_tgkill, target, target, signal); break;
        case 4: calls[i] = syscall(SYS_rt_sigqueueinfo, target, signal, &info); break;
        case 5: calls[i] = syscall(SYS_rt_tgsigqueueinfo, target, target, signal, &info); break;
        case 6: calls[i] = syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0); break;
        }
        results[i] = calls[i] == 0 ? '0' : errno == EPERM ? 'P' : errno == EINVAL ? 'I' : '?';
    }
    return results;
}

static void as_another_user(void)
{
    if (become_user(1001) < 0)
        _exit(9);
    is_str(try_all(SIGTERM), "PPPPPPP", "another user may not send SIGTERM by any call");
    is_str(try_all(0), "PPPPPPP", "nor ask by signal 0");
    is_str(try_all(65), "IIIIIII", "a bad number is EINVAL before that");
    is_str(try_all(SIGCONT), "0000000", "SIGCONT may be sent within the session by each");
    setsid();
    is_str(try_all(SIGCONT), "PPPPPPP", "but not from another session");
    _exit(done_testing());
}

int main(void)
{
    need_root();
    target = fork();
    if (target == 0)
        for (;;)
            pause();
    setpgid(target, target);
    pidfd = syscall(SYS_pidfd_open, target, 0);
    if (pidfd < 0)
        bail_out("pidfd_open failed");
    int status = run_child(as_another_user);
    if (waitpid(target, NULL, WNOHANG) != 0)
        return 1;
    end_child(target);
    return WEXITSTATUS(status);
}
