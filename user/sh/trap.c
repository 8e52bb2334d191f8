/*
 * Traps and the shell's own handling of signals. A handler only notes that its signal came; the
 * action runs between two commands. POSIX: XCU 2.11, trap.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/signame.h"
#include "call.h"

enum { TRAP_EXIT = 0, TRAP_COUNT = SIGNAME_COUNT + 1 };

static char *actions[TRAP_COUNT];        /* NULL: default; "": ignored */
static int ignored_at_start[TRAP_COUNT]; /* POSIX: a non-interactive shell cannot trap these */
static volatile sig_atomic_t came[TRAP_COUNT];
static volatile sig_atomic_t any_came, interrupt_came;
static int running_exit;

static void on_signal(int number)
{
    if (number == SIGINT)
        interrupt_came = 1;
    if (actions[number] != NULL) {
        came[number] = 1;
        any_came = 1;
    }
}

static void handle(int number, void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler };

    /* No SA_RESTART: `wait` and `read` have to notice. */
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

/* Without a handler for it a SIGCHLD would not end sigsuspend(); it must not end anything else. */
static void on_child(int number)
{
    if (actions[number] != NULL) {
        came[number] = 1;
        any_came = 1;
    }
}

static void handle_child(void)
{
    struct sigaction action = { .sa_handler = on_child, .sa_flags = SA_RESTART };

    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
}

void trap_start(void)
{
    for (int number = 1; number < TRAP_COUNT; number++) {
        struct sigaction action;
        if (sigaction(number, NULL, &action) == 0)
            ignored_at_start[number] = action.sa_handler == SIG_IGN;
    }
    handle_child();
}

/* What a signal without a trap does in an interactive shell: SIGINT ends the command line only. */
static void set_untrapped(int number)
{
    if (number == SIGCHLD)
        handle_child();
    else if (ignored_at_start[number])
        handle(number, SIG_IGN);
    else if (shell.interactive && number == SIGINT)
        handle(number, on_signal);
    else if (shell.interactive && (number == SIGQUIT || number == SIGTERM))
        handle(number, SIG_IGN);
    else if (job_control() && (number == SIGTSTP || number == SIGTTIN || number == SIGTTOU))
        handle(number, SIG_IGN);
    else
        handle(number, SIG_DFL);
}

/* The signals whose default an interactive shell cannot live with. */
static const int interactive_signals[] = { SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU };

void trap_set_interactive(void)
{
    for (size_t i = 0; i < sizeof interactive_signals / sizeof *interactive_signals; i++)
        if (actions[interactive_signals[i]] == NULL)
            set_untrapped(interactive_signals[i]);
}

void trap_restore_for_exec(void)
{
    int interactive = shell.interactive;

    shell.interactive = 0;
    job_set_control(0);
    trap_set_interactive();
    shell.interactive = interactive;
}

void trap_reset_in_child(void)
{
    for (int number = 0; number < TRAP_COUNT; number++) {
        came[number] = 0;
        if (actions[number] == NULL || *actions[number] == '\0')
            continue;
        free(actions[number]);
        actions[number] = NULL;
        if (number != TRAP_EXIT)
            set_untrapped(number);
    }
    any_came = 0;
    interrupt_came = 0;
    trap_set_interactive();
}

void trap_ignore_interrupts(void)
{
    handle(SIGINT, SIG_IGN);
    handle(SIGQUIT, SIG_IGN);
}

int trap_pending(void)
{
    for (int number = 1; number < TRAP_COUNT; number++)
        if (came[number] && actions[number] != NULL && *actions[number] != '\0')
            return number;
    return 0;
}

static void run_action(const char *action)
{
    char *copy = err_strdup(action); /* it may set its own trap anew */
    int status = shell.status;

    sh_run_string(copy);
    free(copy);
    /* POSIX: $? is as it was, unless the action left the function or script it was in. */
    if (shell.skip != SKIP_RETURN)
        shell.status = status;
}

void trap_run_pending(void)
{
    int number;

    while (any_came && !sh_skipping()) {
        any_came = 0;
        while ((number = trap_pending()) != 0 && !sh_skipping()) {
            came[number] = 0;
            if (number == SIGINT)
                interrupt_came = 0;
            run_action(actions[number]);
        }
    }
}

int trap_any(void)
{
    for (int number = 0; number < TRAP_COUNT; number++)
        if (actions[number] != NULL && *actions[number] != '\0')
            return 1;
    return 0;
}

void trap_run_exit(void)
{
    if (actions[TRAP_EXIT] == NULL || running_exit)
        return;
    running_exit = 1;
    shell.skip = SKIP_NONE;
    run_action(actions[TRAP_EXIT]);
}

int trap_interrupted(void)
{
    return interrupt_came && actions[SIGINT] == NULL;
}

void trap_clear_interrupt(void)
{
    interrupt_came = 0;
}

void trap_check_interrupt(void)
{
    if (!trap_interrupted() || !shell.interactive)
        return;
    interrupt_came = 0;
    if (write(2, "\n", 1) < 0)
        return;
    shell.status = 128 + SIGINT;
    sh_abort(shell.status);
}

static void set_action(int number, const char *action)
{
    if (number != TRAP_EXIT && ignored_at_start[number] && !shell.interactive)
        return;
    free(actions[number]);
    actions[number] = action != NULL ? err_strdup(action) : NULL;
    came[number] = 0;
    if (number == TRAP_EXIT)
        return;
    if (action == NULL)
        set_untrapped(number);
    else if (number == SIGCHLD)
        *action == '\0' ? handle(number, SIG_IGN) : handle_child();
    else
        handle(number, *action == '\0' ? SIG_IGN : on_signal);
}

static void print_action(int number)
{
    char buffer[SIGNAME_SIZE];

    if (actions[number] == NULL)
        return;
    fputs("trap -- '", stdout);
    for (const char *p = actions[number]; *p != '\0'; p++) {
        if (*p == '\'')
            fputs("'\\''", stdout);
        else
            putchar(*p);
    }
    printf("' %s\n", number == TRAP_EXIT ? "EXIT" : signame_of(number, buffer));
}

int builtin_trap(int argc, char **argv)
{
    int first = 1, status = 0;

    if (argc > 1 && strcmp(argv[1], "-l") == 0) {
        signame_print_all();
        return 0;
    }
    int print = argc > 1 && strcmp(argv[1], "-p") == 0;
    if (print || (argc > 1 && strcmp(argv[1], "--") == 0))
        first++;
    if (first == argc) {
        for (int number = 0; number < TRAP_COUNT; number++)
            print_action(number);
        return 0;
    }
    const char *action = NULL;
    /* POSIX: a number first means that the signals go back to their default. */
    if (!print && (argv[first][0] < '0' || argv[first][0] > '9') && first + 1 < argc) {
        action = strcmp(argv[first], "-") == 0 ? NULL : argv[first];
        first++;
    }
    for (; first < argc; first++) {
        int number = signame_parse(argv[first]);
        if (number < 0 || number == SIGKILL || number == SIGSTOP) {
            sh_warn("trap: %s: %s", argv[first],
                    number < 0 ? "unknown signal" : "cannot be trapped");
            status = 1;
        } else if (print) {
            print_action(number);
        } else {
            set_action(number, action);
        }
    }
    return status;
}
