/*
 * pkill [-SIGNAL] [-efnovx] [-P ppid] [-g pgrp] [-s session] [-u user] [pattern]: signals
 * processes.
 */
#include <signal.h>
#include <stdio.h>

#include "../lib/err.h"
#include "../lib/procselect.h"

static int signal_number, verbose;

static void on_option(int option, const char *argument)
{
    (void)argument;
    verbose |= option == 'e';
}

static int send(const struct procinfo *process)
{
    if (kill(process->pid, signal_number) != 0) {
        err_warn(process->name);
        return 0;
    }
    if (verbose)
        printf("%s (pid %d)\n", process->name, (int)process->pid);
    return 1;
}

int main(int argc, char **argv)
{
    static const struct procselect select = {
        .options = "e",
        .on_option = on_option,
        .act = send,
        .usage = "[-SIGNAL] [-efnovx] [-P ppid] [-g pgrp] [-s session] [-u user] [pattern]",
    };

    err_start(argv);
    signal_number = procselect_signal(&argc, argv, SIGTERM);
    err_finish(procselect_main(argc, argv, &select));
}
