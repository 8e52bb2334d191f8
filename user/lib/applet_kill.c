/*
 * kill [-s NAME | -n NUMBER | -NAME | -NUMBER] pid …
 * kill -l [number | name …]
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "applet.h"
#include "err.h"
#include "signame.h"
#include "text.h"

static int usage(void)
{
    fprintf(stderr, "usage: kill [-s NAME | -NAME | -NUMBER] pid ... | kill -l [status]\n");
    return 2;
}

/* POSIX: a number may be an exit status of a process that a signal killed. */
static int list_names(char **operands)
{
    char buffer[SIGNAME_SIZE];
    int status = 0;

    if (*operands == NULL) {
        signame_print_all();
        return 0;
    }
    for (; *operands != NULL; operands++) {
        long long number;
        if (text_number(*operands, &number) == 0) {
            const char *name = signame_of((int)(number > 128 ? number - 128 : number), buffer);
            if (name != NULL && number > 0 && number <= 128 + SIGNAME_COUNT) {
                printf("%s\n", name);
                continue;
            }
        } else if (signame_parse(*operands) >= 0) {
            printf("%d\n", signame_parse(*operands));
            continue;
        }
        err_say("%s: unknown signal", *operands);
        status = 1;
    }
    return status;
}

static int send_one(const char *operand, int signal_number, pid_t (*job)(const char *))
{
    long long number;

    if (*operand == '%' && job != NULL) {
        pid_t target = job(operand);
        if (target == 0)
            return 1;
        number = target;
    } else if (text_number(operand, &number) != 0 || number != (pid_t)number) {
        err_say("%s: not a pid or job", operand);
        return 1;
    }
    if (kill((pid_t)number, signal_number) == 0) {
        /* A stopped job could not act on the signal before it is continued. */
        if (*operand == '%' && (signal_number == SIGTERM || signal_number == SIGHUP))
            kill((pid_t)number, SIGCONT);
        return 0;
    }
    err_warn(operand);
    return 1;
}

int applet_kill(int argc, char **argv, pid_t (*job)(const char *operand))
{
    const char *name = "TERM";
    char **next = argv + 1;

    if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '\0' && strcmp(argv[1], "--") != 0) {
        const char *option = *next++ + 1;
        if (strcmp(option, "l") == 0 || strcmp(option, "L") == 0)
            return list_names(next);
        if (strcmp(option, "s") == 0 || strcmp(option, "n") == 0) {
            if (*next == NULL)
                return usage();
            name = *next++;
        } else {
            name = *option == 's' && signame_parse(option) < 0 ? option + 1 : option;
        }
    }
    if (*next != NULL && strcmp(*next, "--") == 0)
        next++;
    if (*next == NULL)
        return usage();
    int signal_number = signame_parse(name);
    if (signal_number < 0) {
        err_say("%s: unknown signal", name);
        return 1;
    }
    int status = 0;
    for (; *next != NULL; next++)
        status |= send_one(*next, signal_number, job);
    return status;
}
