/* The table of builtins, and those that are about the shell's own control flow and environment. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/applet.h"
#include "../lib/err.h"
#include "../lib/text.h"
#include "call.h"
#include "edit.h"

static int builtin_colon(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return 0;
}

static int builtin_false(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return 1;
}

/* The optional number of break, continue, return, exit and shift; -1 after a message. */
static long long number_operand(int argc, char **argv, long long missing, long long least)
{
    long long number;

    if (argc < 2)
        return missing;
    if (text_number(argv[1], &number) != 0 || number < least) {
        sh_warn("%s: %s: bad number", argv[0], argv[1]);
        return -1;
    }
    return number;
}

static int leave_loops(int argc, char **argv, enum skip skip)
{
    long long count = number_operand(argc, argv, 1, 1);

    if (count < 0)
        return 2;
    if (shell.loop_depth == 0)
        return 0;
    shell.skip = skip;
    shell.skip_count = count < shell.loop_depth ? (int)count : shell.loop_depth;
    return 0;
}

static int builtin_break(int argc, char **argv)
{
    return leave_loops(argc, argv, SKIP_BREAK);
}

static int builtin_continue(int argc, char **argv)
{
    return leave_loops(argc, argv, SKIP_CONTINUE);
}

static int builtin_return(int argc, char **argv)
{
    long long status = number_operand(argc, argv, shell.status, 0);

    if (status < 0)
        return 2;
    shell.skip = SKIP_RETURN;
    return (int)(status & 255);
}

static int builtin_exit(int argc, char **argv)
{
    static int warned_at = -1;
    long long status = number_operand(argc, argv, shell.status, 0);

    /* Stopped jobs would be left behind: say so once. */
    if (shell.interactive && job_stopped_count() > 0 && warned_at != job_stopped_count()) {
        warned_at = job_stopped_count();
        fprintf(stderr, "There are stopped jobs.\n");
        return 1;
    }
    sh_exit(status < 0 ? 2 : (int)(status & 255));
}

static int builtin_eval(int argc, char **argv)
{
    struct text text = { .arena = sh_temp() };

    for (int i = 1; i < argc; i++) {
        if (i > 1)
            text_add(&text, ' ');
        text_append(&text, argv[i], strlen(argv[i]));
    }
    return sh_run_string(text_end(&text));
}

/* The file for `.`: from PATH if its name has no slash (and then it need not be executable). */
static int open_script(const char *name)
{
    const char *path = var_get("PATH");

    if (strchr(name, '/') != NULL)
        return open(name, O_RDONLY | O_CLOEXEC);
    for (; path != NULL; path = *path == ':' ? path + 1 : NULL) {
        struct text text = { .arena = sh_temp() };
        size_t length = strcspn(path, ":");
        text_append(&text, path, length);
        text_add(&text, '/');
        text_append(&text, name, strlen(name));
        int fd = length > 0 ? open(text_end(&text), O_RDONLY | O_CLOEXEC) : -1;
        if (fd >= 0)
            return fd;
        path += length;
    }
    return open(name, O_RDONLY | O_CLOEXEC);
}

static int builtin_dot(int argc, char **argv)
{
    if (argc < 2) {
        sh_warn("%s: file name expected", argv[0]);
        return 2;
    }
    int fd = open_script(argv[1]);
    if (fd < 0) {
        shell.status = 1;
        sh_error("%s: %s: %s", argv[0], argv[1], strerror(errno));
    }
    int loops = shell.loop_depth;
    shell.loop_depth = 0;
    shell.dot_depth++;
    int status = sh_run_file(redir_move_up(fd));
    shell.dot_depth--;
    shell.loop_depth = loops;
    if (shell.skip == SKIP_RETURN)
        shell.skip = SKIP_NONE;
    return status;
}

static int builtin_exec(int argc, char **argv)
{
    if (argc == 1)
        return 0;
    fflush(stdout);
    trap_restore_for_exec();
    if (shell.interactive) {
        /*
         * Find out first whether there is anything to become: an interactive shell survives that.
         */
        const char *path = exec_find(argv[1]);
        if (path != NULL)
            execve(path, argv + 1, var_environment());
        sh_warn("%s: %s", argv[1], path != NULL ? strerror(errno) : "not found");
        job_set_control(1);
        trap_set_interactive();
        return path != NULL ? 126 : 127;
    }
    exec_program(argv + 1, var_environment());
}

static const struct builtin builtins[] = {
    { ".", builtin_dot, 1 },
    { ":", builtin_colon, 1 },
    { "[", applet_test, 0 },
    { "alias", builtin_alias, 0 },
    { "bg", builtin_bg, 0 },
    { "break", builtin_break, 1 },
    { "cd", builtin_cd, 0 },
    { "command", builtin_command, 0 },
    { "continue", builtin_continue, 1 },
    { "echo", applet_echo, 0 },
    { "eval", builtin_eval, 1 },
    { "exec", builtin_exec, 1 },
    { "exit", builtin_exit, 1 },
    { "export", builtin_export, 1 },
    { "false", builtin_false, 0 },
    { "fg", builtin_fg, 0 },
    { "getopts", builtin_getopts, 0 },
    { "history", builtin_history, 0 },
    { "jobs", builtin_jobs, 0 },
    { "kill", builtin_kill, 0 },
    { "local", builtin_local, 0 },
    { "printf", applet_printf, 0 },
    { "pwd", builtin_pwd, 0 },
    { "read", builtin_read, 0 },
    { "readonly", builtin_readonly, 1 },
    { "return", builtin_return, 1 },
    { "set", builtin_set, 1 },
    { "shift", builtin_shift, 1 },
    { "test", applet_test, 0 },
    { "times", builtin_times, 1 },
    { "trap", builtin_trap, 1 },
    { "true", builtin_colon, 0 },
    { "type", builtin_type, 0 },
    { "ulimit", builtin_ulimit, 0 },
    { "umask", builtin_umask, 0 },
    { "unalias", builtin_unalias, 0 },
    { "unset", builtin_unset, 1 },
    { "wait", builtin_wait, 0 },
};

enum { BUILTIN_COUNT = sizeof builtins / sizeof *builtins };

const struct builtin *builtin_find(const char *name)
{
    for (int i = 0; i < BUILTIN_COUNT; i++)
        if (strcmp(name, builtins[i].name) == 0)
            return &builtins[i];
    return NULL;
}

int builtin_run(const struct builtin *builtin, int argc, char **argv)
{
    const char *before = err_context;

    err_context = builtin->name;
    int status = builtin->run(argc, argv);
    err_context = before;
    return status;
}

void builtin_each(void (*found)(const char *name))
{
    for (int i = 0; i < BUILTIN_COUNT; i++)
        found(builtins[i].name);
}

/*
 * What a command name stands for: prints it in short (command -v) or in words; 0, or 1 if
 * nothing.
 */
static int describe(const char *name, int short_form)
{
    static const char *const reserved[] = { "!",    "{",    "}",     "case", "do",  "done",
                                            "elif", "else", "esac",  "fi",   "for", "if",
                                            "in",   "then", "until", "while" };
    const char *alias = alias_get(name);
    const char *what = NULL;

    if (alias != NULL) {
        printf(short_form ? "alias %s='%s'\n" : "%s is an alias for %s\n", name, alias);
        return 0;
    }
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(name, reserved[i]) == 0)
            what = "a shell keyword";
    const struct builtin *builtin = builtin_find(name);
    if (what == NULL && function_get(name) != NULL)
        what = "a function";
    if (what == NULL && builtin != NULL)
        what = builtin->special ? "a special shell builtin" : "a shell builtin";
    if (what != NULL) {
        printf(short_form ? "%s\n" : "%s is %s\n", name, what);
        return 0;
    }
    const char *path = exec_find(name);
    if (path != NULL && short_form)
        printf("%s\n", path);
    else if (path != NULL)
        printf("%s is %s\n", name, path);
    return path == NULL;
}

int builtin_type(int argc, char **argv)
{
    int status = 0;

    for (int i = 1; i < argc; i++) {
        if (describe(argv[i], 0) != 0) {
            sh_warn("type: %s: not found", argv[i]);
            status = 1;
        }
    }
    return status;
}

/* command [-v | -V | -p] name …: runs it as if there were no function of that name. */
int builtin_command(int argc, char **argv)
{
    if (argc > 1 && (strcmp(argv[1], "-v") == 0 || strcmp(argv[1], "-V") == 0)) {
        int status = 0;
        for (int i = 2; i < argc; i++)
            status |= describe(argv[i], argv[1][1] == 'v');
        return status;
    }
    int first = argc > 1 && (strcmp(argv[1], "-p") == 0 || strcmp(argv[1], "--") == 0) ? 2 : 1;
    if (first >= argc)
        return 0;
    const struct builtin *builtin = builtin_find(argv[first]);
    if (builtin != NULL)
        return builtin_run(builtin, argc - first, argv + first);
    struct job *job = job_new(argv[first]);
    if (job_fork(job, FORK_FOREGROUND) == 0)
        exec_program(argv + first, var_environment());
    return job_wait_foreground(job);
}
