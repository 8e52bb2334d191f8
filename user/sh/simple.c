/*
 * Simple commands (POSIX: XCU 2.9.1): assignments alone, builtins, functions and programs, each
 * with its words expanded, its assignments and its redirections. exec_simple() is the one entry;
 * exec_unwind() leaves the functions that an error cut short.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "call.h"

static void trace_word(const char *word)
{
    int plain = *word != '\0' && word[strcspn(word, " \t\n'\"\\$`*?[]|&;<>()#~")] == '\0';

    if (plain) {
        fputs(word, stderr);
        return;
    }
    fputc('\'', stderr);
    for (; *word != '\0'; word++) {
        if (*word == '\'')
            fputs("'\\''", stderr);
        else
            fputc(*word, stderr);
    }
    fputc('\'', stderr);
}

/* set -x */
static void trace(char **assigns, char **words)
{
    const char *prompt = var_get("PS4");

    fflush(stdout);
    fputs(prompt != NULL ? prompt : "+ ", stderr);
    for (; *assigns != NULL; assigns++)
        fprintf(stderr, "%s%s", *assigns, assigns[1] != NULL || *words != NULL ? " " : "");
    for (; *words != NULL; words++) {
        trace_word(*words);
        if (words[1] != NULL)
            fputc(' ', stderr);
    }
    fputc('\n', stderr);
}

static char **expand_assigns(struct word *assigns)
{
    struct field_list list = { 0 };

    for (; assigns != NULL; assigns = assigns->next)
        field_add(&list, expand_string(assigns, EXPAND_ASSIGN | EXPAND_NO_TILDE));
    field_add(&list, NULL);
    return list.fields;
}

static char *assigned_name(const char *assign)
{
    return arena_copy(sh_temp(), assign, var_name_length(assign));
}

/* Assignments before a command: in a frame, so that they end with it. */
static void assign_temporarily(char **assigns, int function)
{
    var_frame_begin(function);
    for (; *assigns != NULL; assigns++) {
        var_save(assigned_name(*assigns), 0);
        var_assign(*assigns, VAR_EXPORT);
    }
}

/* No command name: assignments stay, redirections are made and undone. */
static int run_assignments(struct node *node, char **assigns)
{
    int mark = redir_mark();
    int status = shell.substitution_status;

    for (; *assigns != NULL; assigns++)
        var_assign(*assigns, 0);
    if (redir_apply(node->redirs, 1) != 0)
        status = 1;
    redir_restore(mark);
    return status;
}

static int run_builtin(const struct builtin *builtin, int argc, char **argv)
{
    int status = builtin_run(builtin, argc, argv);

    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (errno != EPIPE)
            sh_warn_errno(argv[0]);
        clearerr(stdout);
        status = status != 0 ? status : 1;
    }
    return status;
}

static int call_builtin(struct node *node, const struct builtin *builtin, char **assigns, int argc,
                        char **argv)
{
    int mark = redir_mark();
    int keep = strcmp(builtin->name, "exec") == 0 && argc == 1;
    int frame = var_frame_depth();
    int status = 1;

    if (builtin->special) {
        for (; *assigns != NULL; assigns++)
            var_assign(*assigns, 0);
    } else {
        assign_temporarily(assigns, 0);
    }
    if (redir_apply(node->redirs, 1) == 0) {
        status = run_builtin(builtin, argc, argv);
    } else if (builtin->special && !shell.interactive) {
        redir_restore(mark);
        sh_exit(1);
    }
    if (keep && status == 0)
        redir_forget(mark);
    else
        redir_restore(mark);
    var_frame_unwind(frame);
    return status;
}

/* The parameters of a function's caller, to come back when it returns or an error unwinds it. */
struct call {
    char **params;
    int count;
    struct call *outer;
};

static struct call *calls;

static void call_begin(struct call *call)
{
    *call = (struct call){ shell.params, shell.param_count, calls };
    calls = call;
    shell.params = NULL;
    shell.param_count = 0;
    shell.function_depth++;
}

static void call_end(void)
{
    param_set(NULL, 0);
    free(shell.params);
    shell.params = calls->params;
    shell.param_count = calls->count;
    calls = calls->outer;
    shell.function_depth--;
}

void exec_unwind(void)
{
    while (calls != NULL)
        call_end();
    var_frame_unwind(0);
    shell.skip = SKIP_NONE;
    shell.loop_depth = 0;
    shell.condition_depth = 0;
    shell.dot_depth = 0;
}

static int call_function(struct node *node, struct node *function, char **assigns, int argc,
                         char **argv)
{
    struct call call;
    int mark = redir_mark();
    int frame = var_frame_depth();
    int loops = shell.loop_depth;

    if (shell.function_depth >= FUNCTION_DEPTH_MAX)
        sh_error("%s: functions nested too deep", argv[0]);
    if (redir_apply(node->redirs, 1) != 0) {
        redir_restore(mark);
        return 1;
    }
    assign_temporarily(assigns, 1);
    call_begin(&call);
    param_set(argv + 1, argc - 1);
    shell.loop_depth = 0;
    /* It may be defined anew while it runs. */
    arena_hold(function->arena);
    exec_node(function->left, 0);
    arena_drop(function->arena);
    if (shell.skip == SKIP_RETURN)
        shell.skip = SKIP_NONE;
    shell.loop_depth = loops;
    call_end();
    var_frame_unwind(frame);
    redir_restore(mark);
    return shell.status;
}

/* In a process of its own: redirections, then the program. */
static void __attribute__((noreturn)) run_child(struct node *node, char **assigns, char **argv)
{
    for (; *assigns != NULL; assigns++)
        var_assign(*assigns, VAR_EXPORT);
    if (redir_apply(node->redirs, 0) != 0)
        _exit(1);
    exec_program(argv, var_environment());
}

static int run_program(struct node *node, char **assigns, char **argv, int flags)
{
    if (flags & EXEC_LAST && !trap_any() && !job_control()) {
        fflush(stdout);
        trap_restore_for_exec();
        run_child(node, assigns, argv);
    }
    struct job *job = job_new(node->text);
    if (job_fork(job, FORK_FOREGROUND) == 0)
        run_child(node, assigns, argv);
    return job_wait_foreground(job);
}

int exec_simple(struct node *node, int flags)
{
    int argc;

    shell.substitution_status = 0;
    char **argv = expand_words(node->words, &argc);
    char **assigns = expand_assigns(node->assigns);
    if (shell.options['x'])
        trace(assigns, argv);
    if (argc == 0)
        return run_assignments(node, assigns);
    const struct builtin *builtin = builtin_find(argv[0]);
    if (builtin != NULL && builtin->special)
        return call_builtin(node, builtin, assigns, argc, argv);
    struct node *function = function_get(argv[0]);
    if (function != NULL)
        return call_function(node, function, assigns, argc, argv);
    if (builtin != NULL)
        return call_builtin(node, builtin, assigns, argc, argv);
    return run_program(node, assigns, argv, flags);
}
