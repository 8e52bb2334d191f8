/* poll(2): a sleeping poll is woken by any of its descriptors. */
#include "support.h"

static int fds[5][2], order[2];

static void write_when_asleep(void)
{
    char which;

    while (read(order[0], &which, 1) == 1) {
        wait_until_asleep(getppid());
        tell(fds[(int)which][1]);
    }
}

int main(void)
{
    struct pollfd entries[5];
    int wrong = 0;
    pid_t child;

    make_pipe(order);
    for (int i = 0; i < 5; i++) {
        make_pipe(fds[i]);
        entries[i] = (struct pollfd){ .fd = fds[i][0], .events = POLLIN };
    }
    child = fork();
    if (child == 0) {
        close(order[1]);
        write_when_asleep();
        _exit(0);
    }
    for (int i = 0; i < 50; i++) {
        char which = i * 3 % 5;

        if (write(order[1], &which, 1) != 1)
            bail_out("write failed");
        wrong += poll(entries, 5, -1) != 1;
        for (int j = 0; j < 5; j++)
            wrong += (entries[j].revents == POLLIN) != (j == which);
        await(fds[(int)which][0]);
    }
    is_int(wrong, 0, "fifty times the right one of five pipes woke it");
    close(order[1]);
    is_exit(wait_for(child), 0, "the writer ends");
    return done_testing();
}
