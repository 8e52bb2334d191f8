/*
 * prctl(2): PR_SET_NAME: up to 15 characters; seen in /proc/PID/comm; PR_SET_DUMPABLE; EINVAL for
 * the unknown.
 */
#include "support.h"
#include <sys/prctl.h>

int main(void)
{
    char name[17] = "", text[64] = "";

    is_int(prctl(PR_SET_NAME, "a name of more than fifteen"), 0, "a name is set");
    prctl(PR_GET_NAME, name);
    is_str(name, "a name of more ", "fifteen characters stay");
    read_whole_file("/proc/self/comm", text, sizeof text);
    is_str(text, "a name of more \n", "/proc/self/comm shows it");
    is_str(status_field(getpid(), "Name"), "a name of more ", "/proc/self/status too");
    is_int(prctl(PR_GET_DUMPABLE), 1, "a process is dumpable");
    is_int(prctl(PR_SET_DUMPABLE, 0), 0, "it may give that up");
    is_int(prctl(PR_GET_DUMPABLE), 0, "it has");
    fails_with(prctl(PR_SET_DUMPABLE, 9), EINVAL, "another value is EINVAL");
    fails_with(prctl(99999), EINVAL, "an unknown option is EINVAL");
    fails_with(prctl(PR_SET_NAME, 8), EFAULT, "a bad pointer is EFAULT");
    is_int(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 0, "no_new_privs is off");
    is_int(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 0, "it can be set");
    is_int(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), 1, "it is");
    fails_with(prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0), EINVAL, "and not be unset");
    return done_testing();
}
