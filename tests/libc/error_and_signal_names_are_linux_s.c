/* strerror(3), strsignal(3), sigabbrev_np(3): the texts that glibc has. */
#include <tap.h>

#include <signal.h>

int main(void)
{
    char buf[64];

    is_str(strerror(0), "Success", "0");
    is_str(strerror(ENOENT), "No such file or directory", "ENOENT");
    is_str(strerror(EAGAIN), "Resource temporarily unavailable", "EAGAIN");
    is_str(strerror(ENOTSUP), "Operation not supported", "ENOTSUP");
    is_str(strerror(9999), "Unknown error 9999", "an unknown one");
    is_str(strerror(-1), "Unknown error -1", "a negative one");
    is_int(strerror_r(EINTR, buf, sizeof buf), 0, "strerror_r");
    is_str(buf, "Interrupted system call", "its text");
    is_int(strerror_r(EINTR, buf, 4), ERANGE, "strerror_r with too little room");
    is_str(strerrorname_np(EPERM), "EPERM", "strerrorname_np");

    is_str(strsignal(SIGSEGV), "Segmentation fault", "SIGSEGV");
    is_str(strsignal(SIGCHLD), "Child exited", "SIGCHLD");
    is_str(strsignal(SIGRTMIN), "Real-time signal 0", "SIGRTMIN");
    is_str(strsignal(SIGRTMAX), "Real-time signal 30", "SIGRTMAX");
    is_str(strsignal(0), "Unknown signal 0", "signal 0");
    is_str(strsignal(99), "Unknown signal 99", "signal 99");
    is_str(sigabbrev_np(SIGIO), "POLL", "SIGIO's short name");
    is_str(sigabbrev_np(SIGABRT), "ABRT", "SIGABRT's");
    is_str(sigdescr_np(SIGKILL), "Killed", "SIGKILL's description");
    ok(!sigabbrev_np(0) && !sigabbrev_np(SIGRTMIN) && !sigdescr_np(65), "others have none");
    is_str(sys_siglist[SIGINT], "Interrupt", "sys_siglist");
    is_int(SIGRTMIN, 34, "SIGRTMIN is 34");
    is_int(SIGRTMAX, 64, "SIGRTMAX is 64");
    return done_testing();
}
