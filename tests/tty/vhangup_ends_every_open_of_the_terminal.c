/*
 * vhangup(2): "simulates a hangup on the current terminal": the session's leader gets SIGHUP and
 * SIGCONT and the opens of the terminal are dead; at the leader's end the group that was in the
 * foreground gets them, too.
 */
#include "support.h"

#include "../tty/pty.h"

static int ready[2], reply[2];

/* What the leader found: its checks are printed by the first process. */
static struct {
    int result, first, first_code, second, end_of_file, write_error, open_error, again, user_error;
} *seen;

static void foreground(void)
{
    sigset_t set = set_of_two(SIGHUP, SIGCONT);
    siginfo_t info;

    setpgid(0, 0);
    tell(ready[1]);
    if (sigwaitinfo(&set, &info) == SIGHUP && sigwaitinfo(&set, &info) == SIGCONT)
        tell(reply[1]);
}

static int error_of(long result)
{
    return result == -1 ? errno : 0;
}

static void lead(void)
{
    sigset_t set = set_of_two(SIGHUP, SIGCONT);
    siginfo_t info;
    pid_t child;
    char byte;

    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    child = start_child(foreground);
    setpgid(child, child);
    tcsetpgrp(pty_slave, child);
    await(ready[0]);
    seen->result = syscall(SYS_vhangup);
    seen->first = take_pending(&set, &info);
    seen->first_code = info.si_code;
    seen->second = take_pending(&set, &info);
    seen->end_of_file = read(pty_slave, &byte, 1) == 0;
    seen->write_error = error_of(write(pty_slave, "x", 1));
    seen->open_error = error_of(open("/dev/tty", O_RDWR));
    seen->again = syscall(SYS_vhangup);
    if (become_user(NOBODY) < 0)
        _exit(1);
    seen->user_error = error_of(syscall(SYS_vhangup));
}

int main(void)
{
    need_root();
    make_pipe(ready);
    make_pipe(reply);
    block_all();
    pty_open();
    seen = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    is_exit(run_child(lead), 0, "a leader hangs its terminal up, and ends");
    is_int(seen->result, 0, "vhangup succeeds");
    is_int(seen->first, SIGHUP, "the leader has SIGHUP");
    is_int(seen->first_code, SI_KERNEL, "from the kernel");
    is_int(seen->second, SIGCONT, "and SIGCONT");
    is_int(seen->end_of_file, 1, "reads give the end of file");
    is_int(seen->write_error, EIO, "writes EIO");
    is_int(seen->open_error, ENXIO, "the session has no terminal any more");
    is_int(seen->again, 0, "vhangup without a terminal does nothing");
    is_int(seen->user_error, EPERM, "a user may not hang up");
    close(reply[1]);
    is_int(await(reply[0]), 1, "at the leader's end the foreground gets SIGHUP and SIGCONT");
    return done_testing();
}
