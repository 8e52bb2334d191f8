/*
 * pgrep [-aflnovx] [-d text] [-P ppid] [-g pgrp] [-s session] [-u user] [pattern]: finds
 * processes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../lib/err.h"
#include "../lib/procselect.h"

static int with_name, with_command, only_count;
static const char *delimiter = "\n";
static unsigned long shown;

static void on_option(int option, const char *argument)
{
    with_name |= option == 'l';
    with_command |= option == 'a';
    only_count |= option == 'c';
    if (option == 'd')
        delimiter = argument;
}

static int show(const struct procinfo *process)
{
    if (!only_count) {
        printf("%s%d", shown > 0 ? delimiter : "", (int)process->pid);
        if (with_name || with_command)
            printf(" %s", with_command || procselect_full ? process->command : process->name);
    }
    shown++;
    return 1;
}

int main(int argc, char **argv)
{
    static const struct procselect select = {
        .options = "lacd:",
        .on_option = on_option,
        .act = show,
        .usage = "[-acflnovx] [-d text] [-P ppid] [-g pgrp] [-s session] [-u user] [pattern]",
    };

    err_start(argv);
    int status = procselect_main(argc, argv, &select);
    if (only_count)
        printf("%lu\n", shown);
    else if (shown > 0)
        putchar('\n');
    err_finish(status);
}
