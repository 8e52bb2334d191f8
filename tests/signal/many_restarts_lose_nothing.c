/* A read that is restarted again and again still gets every byte, once. */
#include "support.h"

static int fds[2], handled[2];

static void on_signal(int signal)
{
    (void)signal;
    tell(handled[1]);
}

static void reader(void)
{
    struct sigaction action;
    unsigned char byte, expected = 0;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR1, &action, NULL);
    close(fds[1]);
    while (read(fds[0], &byte, 1) == 1)
        if (byte != expected++)
            _exit(1);
    _exit(expected == 100 ? 0 : 2);
}

int main(void)
{
    pid_t child;

    make_pipe(fds);
    make_pipe(handled);
    child = start_child(reader);
    close(fds[0]);
    for (unsigned char i = 0; i < 100; i++) {
        wait_until_asleep(child);
        kill(child, SIGUSR1);
        await(handled[0]);
        if (write(fds[1], &i, 1) != 1)
            bail_out("write failed");
    }
    close(fds[1]);
    is_exit(wait_for(child), 0, "a hundred signals and a hundred bytes, in order");
    return done_testing();
}
