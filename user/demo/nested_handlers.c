/*
 * A handler can itself be interrupted, by any signal that is not blocked while it runs. Watch the
 * indentation: SIGUSR1's handler raises SIGUSR2, whose handler runs inside it and returns into
 * it; SIGUSR1 raised there waits (a signal is blocked in its own handler); with SA_NODEFER it
 * nests in itself; and with SIGUSR2 in sa_mask, SIGUSR2 waits until the handler has returned.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

static int depth, raise_self;

static void say(const char *what, int number)
{
    printf("%*s%s %s\n", 4 * depth, "", what, number == SIGUSR1 ? "SIGUSR1" : "SIGUSR2");
}

static void on_signal(int number)
{
    say("enter", number);
    depth++;
    if (number == SIGUSR1) {
        raise(SIGUSR2);
        if (raise_self > 0) {
            raise_self--;
            raise(SIGUSR1);
        }
    }
    depth--;
    say("leave", number);
}

static void run(const char *title, int flags, int mask_usr2)
{
    struct sigaction action = { .sa_handler = on_signal, .sa_flags = flags };

    printf("\n%s\n", title);
    sigemptyset(&action.sa_mask);
    if (mask_usr2)
        sigaddset(&action.sa_mask, SIGUSR2);
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGUSR2, &action, NULL);
    raise_self = 1;
    raise(SIGUSR1);
}

int main(void)
{
    run("Plain: another signal nests, the same one waits.", 0, 0);
    run("SA_NODEFER: the same one nests too.", SA_NODEFER, 0);
    run("SIGUSR2 in sa_mask: it waits.", 0, 1);
    return 0;
}
