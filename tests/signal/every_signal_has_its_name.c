/* strsignal(3), sigabbrev_np(3), sigdescr_np(3), and sys_siglist where there is one: all 64. */
#include "support.h"

/* In the order of their numbers, from 1. */
static const struct {
    const char *name, *text;
} known[] = {
    { "HUP", "Hangup" }, { "INT", "Interrupt" }, { "QUIT", "Quit" },
    { "ILL", "Illegal instruction" }, { "TRAP", "Trace/breakpoint trap" }, { "ABRT", "Aborted" },
    { "BUS", "Bus error" }, { "FPE", "Floating point exception" }, { "KILL", "Killed" },
    { "USR1", "User defined signal 1" }, { "SEGV", "Segmentation fault" },
    { "USR2", "User defined signal 2" }, { "PIPE", "Broken pipe" }, { "ALRM", "Alarm clock" },
    { "TERM", "Terminated" }, { "STKFLT", "Stack fault" }, { "CHLD", "Child exited" },
    { "CONT", "Continued" }, { "STOP", "Stopped (signal)" }, { "TSTP", "Stopped" },
    { "TTIN", "Stopped (tty input)" }, { "TTOU", "Stopped (tty output)" },
    { "URG", "Urgent I/O condition" }, { "XCPU", "CPU time limit exceeded" },
    { "XFSZ", "File size limit exceeded" }, { "VTALRM", "Virtual timer expired" },
    { "PROF", "Profiling timer expired" }, { "WINCH", "Window changed" },
    { "POLL", "I/O possible" }, { "PWR", "Power failure" }, { "SYS", "Bad system call" },
};

#define KNOWN ((int)(sizeof known / sizeof *known))

int main(void)
{
    static const int others[] = { -1, 0, 32, 33, 34, 50, 64, 65 };
    char text[32];
    int wrong = 0;

    is_int(KNOWN, 31, "there are 31 standard signals");
    for (int number = 1; number <= KNOWN; number++) {
        is_str(sigabbrev_np(number), known[number - 1].name, "%d is %s", number,
               known[number - 1].name);
        is_str(strsignal(number), known[number - 1].text, "and says %s", known[number - 1].text);
        is_str(sigdescr_np(number), known[number - 1].text, "by sigdescr_np too");
#ifndef __GLIBC__
        wrong += strcmp(sys_siglist[number], known[number - 1].text) != 0;
#endif
    }
    is_int(wrong, 0, "sys_siglist, if there is one, has the same texts");
    for (int i = 0; i < 8; i++)
        ok(!sigabbrev_np(others[i]) && !sigdescr_np(others[i]), "%d has no name", others[i]);
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++) {
        snprintf(text, sizeof text, "Real-time signal %d", number - 34);
        wrong += strcmp(strsignal(number), text) != 0;
    }
    is_int(wrong, 0, "34 to 64 are the realtime signals 0 to 30");
    is_str(strsignal(65), "Unknown signal 65", "there is no 65");
    is_str(strsignal(32), "Unknown signal 32", "32 is the library's own");
    return done_testing();
}
