/*
 * signal(7), strsignal(3): the 31 standard signals' numbers, short names and descriptions; 32 and
 * 33 are the libc's own, and the rest "Real-time signal N".
 */
#include <tap.h>

#include <signal.h>

static const struct {
    int macro, number;
    const char *name, *text;
} signals[] = {
    { SIGHUP, 1, "HUP", "Hangup" },
    { SIGINT, 2, "INT", "Interrupt" },
    { SIGQUIT, 3, "QUIT", "Quit" },
    { SIGILL, 4, "ILL", "Illegal instruction" },
    { SIGTRAP, 5, "TRAP", "Trace/breakpoint trap" },
    { SIGABRT, 6, "ABRT", "Aborted" },
    { SIGBUS, 7, "BUS", "Bus error" },
    { SIGFPE, 8, "FPE", "Floating point exception" },
    { SIGKILL, 9, "KILL", "Killed" },
    { SIGUSR1, 10, "USR1", "User defined signal 1" },
    { SIGSEGV, 11, "SEGV", "Segmentation fault" },
    { SIGUSR2, 12, "USR2", "User defined signal 2" },
    { SIGPIPE, 13, "PIPE", "Broken pipe" },
    { SIGALRM, 14, "ALRM", "Alarm clock" },
    { SIGTERM, 15, "TERM", "Terminated" },
    { SIGSTKFLT, 16, "STKFLT", "Stack fault" },
    { SIGCHLD, 17, "CHLD", "Child exited" },
    { SIGCONT, 18, "CONT", "Continued" },
    { SIGSTOP, 19, "STOP", "Stopped (signal)" },
    { SIGTSTP, 20, "TSTP", "Stopped" },
    { SIGTTIN, 21, "TTIN", "Stopped (tty input)" },
    { SIGTTOU, 22, "TTOU", "Stopped (tty output)" },
    { SIGURG, 23, "URG", "Urgent I/O condition" },
    { SIGXCPU, 24, "XCPU", "CPU time limit exceeded" },
    { SIGXFSZ, 25, "XFSZ", "File size limit exceeded" },
    { SIGVTALRM, 26, "VTALRM", "Virtual timer expired" },
    { SIGPROF, 27, "PROF", "Profiling timer expired" },
    { SIGWINCH, 28, "WINCH", "Window changed" },
    { SIGPOLL, 29, "POLL", "I/O possible" },
    { SIGPWR, 30, "PWR", "Power failure" },
    { SIGSYS, 31, "SYS", "Bad system call" },
};

int main(void)
{
    char text[32];
    int wrong = 0;

    for (int i = 0; i < 31; i++) {
        is_int(signals[i].macro, signals[i].number, "SIG%s is %d", signals[i].name, i + 1);
        is_str(sigabbrev_np(i + 1), signals[i].name, "sigabbrev_np(%d)", i + 1);
        is_str(sigdescr_np(i + 1), signals[i].text, "sigdescr_np");
        is_str(strsignal(i + 1), signals[i].text, "strsignal");
    }
    is_int(SIGIOT, SIGABRT, "SIGIOT is SIGABRT");
    is_int(SIGIO, SIGPOLL, "SIGIO is SIGPOLL");
    is_str(strsignal(32), "Unknown signal 32", "32 has no name");
    is_str(strsignal(33), "Unknown signal 33", "nor has 33");
    for (int i = 34; i <= 64; i++) {
        snprintf(text, sizeof text, "Real-time signal %d", i - 34);
        wrong += strcmp(strsignal(i), text) != 0 || sigabbrev_np(i) || sigdescr_np(i);
    }
    is_int(wrong, 0, "34 to 64 are Real-time signal 0 to 30");
    is_int(SIGRTMIN, 34, "SIGRTMIN is 34");
    is_int(SIGRTMAX, 64, "SIGRTMAX is 64");
    is_int(NSIG, 65, "NSIG is one more than the last");
    return done_testing();
}
