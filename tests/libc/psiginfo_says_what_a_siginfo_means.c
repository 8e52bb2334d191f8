/* psignal(3), psiginfo(3): the text on stderr. */
#include <tap.h>

#include <signal.h>

static char text[300];

/* Run one of them with stderr going to a pipe. */
static const char *captured(const siginfo_t *info, int sig, const char *prefix)
{
    int saved = dup(2);
    int fds[2];
    ssize_t n;

    if (saved < 0 || pipe(fds) < 0)
        bail_out("pipe");
    dup2(fds[1], 2);
    if (info)
        psiginfo(info, prefix);
    else
        psignal(sig, prefix);
    dup2(saved, 2);
    close(saved);
    close(fds[1]);
    text[0] = '\0';
    for (size_t len = 0; (n = read(fds[0], text + len, sizeof text - 1 - len)) > 0;) {
        len += (size_t)n;
        text[len] = '\0';
    }
    close(fds[0]);
    return text;
}

int main(void)
{
    siginfo_t info;

    is_str(captured(NULL, SIGINT, "it"), "it: Interrupt\n", "psignal");
    is_str(captured(NULL, SIGTERM, NULL), "Terminated\n", "psignal without a prefix");
    is_str(captured(NULL, 99, ""), "Unknown signal 99\n", "psignal of an unknown one");

    memset(&info, 0, sizeof info);
    info.si_signo = SIGSEGV;
    info.si_code = SEGV_MAPERR;
    info.si_addr = (void *)0x1234;
    is_str(captured(&info, 0, "fault"),
           "fault: Segmentation fault (Address not mapped to object [0x1234])\n", "a fault");
    info.si_signo = SIGUSR1;
    info.si_code = SI_USER;
    info.si_pid = 12;
    info.si_uid = 34;
    is_str(captured(&info, 0, NULL), "User defined signal 1 (Signal sent by kill() 12 34)\n",
           "a kill");
    info.si_signo = SIGCHLD;
    info.si_code = CLD_EXITED;
    info.si_status = 5;
    is_str(captured(&info, 0, ""), "Child exited (Child has exited 12 5 34)\n", "a child's end");
    info.si_signo = SIGRTMIN + 2;
    info.si_code = SI_QUEUE;
    is_str(captured(&info, 0, "rt"), "rt: SIGRTMIN+2 (Signal sent by sigqueue() 12 34)\n",
           "a realtime signal");
    info.si_signo = 65;
    is_str(captured(&info, 0, "no"), "no: Unknown signal 65\n", "what is no signal");
    is_str(captured(NULL, SIGRTMIN + 1, "rt"), "rt: Real-time signal 1\n",
           "psignal of a realtime signal");
    return done_testing();
}
