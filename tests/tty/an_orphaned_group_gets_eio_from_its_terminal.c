/*
 * POSIX, 11.1.4 "Terminal Access Control": in an orphaned process group nobody could continue what
 * a signal stopped: reads, writes with TOSTOP and changes fail with EIO instead (tcsetpgrp with
 * ENOTTY on Linux), without a signal.
 */
#include "support.h"

#include "../tty/pty.h"

static int ready[2], go[2], reply[2];

static void use_the_terminal(void)
{
    struct termios modes;
    char byte;

    setpgid(0, 0);
    tell(ready[1]);
    await(go[0]); /* until the parent, the last one of the session in another group, has ended */
    fails_with(read(pty_slave, &byte, 1), EIO, "a read fails with EIO");
    is_int(write(pty_slave, "x", 1), 1, "a write is allowed without TOSTOP");
    is_int(tcgetattr(pty_slave, &modes), 0, "the modes may be read");
    fails_with(tcsetattr(pty_slave, TCSANOW, &modes), EIO, "but not set: EIO");
    fails_with(tcsetpgrp(pty_slave, getpgrp()), ENOTTY, "tcsetpgrp fails with ENOTTY");
    ignore_signal(SIGTTIN);
    fails_with(read(pty_slave, &byte, 1), EIO, "a read with SIGTTIN ignored is EIO as ever");
    ignore_signal(SIGTTOU);
    modes.c_lflag |= TOSTOP;
    is_int(tcsetattr(pty_slave, TCSANOW, &modes), 0, "with SIGTTOU ignored the modes may be set");
    default_signal(SIGTTOU);
    fails_with(write(pty_slave, "x", 1), EIO, "with TOSTOP a write fails with EIO");
    is_int(caught_count, 0, "none of these made a signal");
    _exit(done_testing());
}

static void lead(void)
{
    pid_t middle;

    pty_open();
    make_pipe(reply);
    setsid();
    ioctl(pty_slave, TIOCSCTTY, 0);
    catch_signal(SIGHUP, 0);
    catch_signal(SIGCONT, 0);
    middle = fork();
    if (middle == 0) {
        start_child(use_the_terminal);
        await(ready[0]);
        _exit(0);
    }
    wait_for(middle);
    tell(go[1]);
    close(reply[1]);
    await(reply[0]); /* the orphan has ended */
}

int main(void)
{
    make_pipe(ready);
    make_pipe(go);
    return WEXITSTATUS(run_child(lead));
}
