/*
 * Running the tree. exec_node() is the one entry; what it runs sets shell.status. POSIX: XCU 2.9.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/pattern.h"
#include "call.h"

/* set -e: a failing command ends the shell, except where its failure is a condition. */
static void check_errexit(void)
{
    if (shell.status != 0 && shell.options['e'] && shell.condition_depth == 0 && !sh_skipping())
        sh_exit(shell.status);
}

/* ---- Simple commands ------------------------------------------------------------------------- */

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

static int run_simple(struct node *node, int flags)
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

/* ---- Pipelines, subshells, background -------------------------------------------------------- */

static void __attribute__((noreturn)) run_in_child(struct node *node)
{
    exec_node(node, EXEC_LAST);
    sh_exit(shell.status);
}

/*
 * Starts one member of a pipeline; *input is the read end of the last pipe (or -1), then of the
 * next. Returns its pid.
 */
static pid_t start_member(struct job *job, struct node *node, enum fork_mode mode, int *input)
{
    int ends[2] = { -1, -1 };
    pid_t pid;

    if (node->next != NULL && pipe2(ends, O_CLOEXEC) != 0) {
        shell.status = 2;
        sh_error("pipe: %s", strerror(errno));
    }
    pid = job_fork(job, mode);
    if (pid == 0) {
        if (*input >= 0)
            dup2(*input, 0);
        if (ends[1] >= 0)
            dup2(ends[1], 1);
        if (*input > 2)
            close(*input);
        for (int i = 0; i < 2; i++)
            if (ends[i] > 2)
                close(ends[i]);
        run_in_child(node);
    }
    if (*input >= 0)
        close(*input);
    if (ends[1] >= 0)
        close(ends[1]);
    *input = ends[0];
    return pid;
}

/* Starts the members of a pipeline; returns the last one's pid. */
static pid_t start_pipe(struct job *job, struct node *node, enum fork_mode mode)
{
    int input = -1;
    pid_t pid = -1;

    for (struct node *member = node->left; member != NULL; member = member->next)
        pid = start_member(job, member, mode, &input);
    return pid;
}

static int run_pipe(struct node *node)
{
    struct job *job = job_new(node->text);

    start_pipe(job, node, FORK_FOREGROUND);
    return job_wait_foreground(job);
}

static int run_subshell(struct node *node, int flags)
{
    if (flags & EXEC_LAST && !trap_any() && shell.subshell) {
        if (redir_apply(node->redirs, 0) != 0)
            return 1;
        run_in_child(node->left);
    }
    struct job *job = job_new(node->text);
    if (job_fork(job, FORK_FOREGROUND) == 0) {
        if (redir_apply(node->redirs, 0) != 0)
            sh_exit(1);
        run_in_child(node->left);
    }
    return job_wait_foreground(job);
}

/* A pipeline's members are the job themselves: `$!` is its last command, not a shell around it. */
static int run_async(struct node *node)
{
    struct job *job = job_new(node->text);
    pid_t pid;

    if (node->left->kind == NODE_PIPE) {
        pid = start_pipe(job, node->left, FORK_BACKGROUND);
    } else {
        pid = job_fork(job, FORK_BACKGROUND);
        if (pid == 0)
            run_in_child(node->left);
    }
    shell.last_async = pid;
    job_started_background(job);
    return 0;
}

char *exec_substitution(struct node *command, size_t *length)
{
    struct text output = { .arena = sh_temp() };
    char buffer[512];
    int ends[2];

    *length = 0;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        shell.status = 2;
        sh_error("pipe: %s", strerror(errno));
    }
    pid_t pid = job_fork(NULL, FORK_SUBSTITUTION);
    if (pid == 0) {
        if (ends[1] != 1) {
            dup2(ends[1], 1);
            close(ends[1]);
        } else {
            fcntl(1, F_SETFD, 0);
        }
        close(ends[0]);
        if (command == NULL)
            _exit(0);
        run_in_child(command);
    }
    close(ends[1]);
    for (;;) {
        ssize_t count = read(ends[0], buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            break;
        for (ssize_t i = 0; i < count; i++)
            if (buffer[i] != '\0')
                text_add(&output, buffer[i]);
    }
    close(ends[0]);
    shell.substitution_status = job_wait_pid(pid);
    while (output.length > 0 && output.data[output.length - 1] == '\n')
        output.length--;
    *length = output.length;
    return text_end(&output);
}

/* ---- Compound commands ----------------------------------------------------------------------- */

static int run_condition(struct node *node)
{
    shell.condition_depth++;
    int status = exec_node(node, 0);
    shell.condition_depth--;
    return status;
}

static int run_if(struct node *node, int flags)
{
    int status = run_condition(node->left);

    if (sh_skipping())
        return status;
    if (status == 0)
        return exec_node(node->right, flags);
    return node->other != NULL ? exec_node(node->other, flags) : 0;
}

/* After a loop's body: whether the loop is to end. */
static int loop_ends(void)
{
    if (!sh_skipping())
        return 0;
    if (shell.skip == SKIP_RETURN)
        return 1;
    if (--shell.skip_count > 0)
        return 1;
    int ends = shell.skip == SKIP_BREAK;
    shell.skip = SKIP_NONE;
    return ends;
}

static int run_while(struct node *node)
{
    int wanted_failure = node->kind == NODE_UNTIL;
    int status = 0;

    shell.loop_depth++;
    for (;;) {
        int failed = run_condition(node->left) != 0;
        if (sh_skipping()) {
            if (loop_ends())
                break;
            continue;
        }
        if (failed != wanted_failure)
            break;
        status = exec_node(node->right, 0);
        if (loop_ends())
            break;
    }
    shell.loop_depth--;
    return status;
}

static int run_for(struct node *node)
{
    char **words;
    int count, status = 0;

    if (node->has_words) {
        words = expand_words(node->words, &count);
    } else {
        struct field_list list = { 0 };
        for (count = 0; count < shell.param_count; count++)
            field_add(&list,
                      arena_copy(sh_temp(), shell.params[count], strlen(shell.params[count])));
        words = list.fields;
    }
    shell.loop_depth++;
    for (int i = 0; i < count; i++) {
        var_set(node->name, words[i], 0);
        status = exec_node(node->right, 0);
        if (loop_ends())
            break;
    }
    shell.loop_depth--;
    return status;
}

static int run_case(struct node *node, int flags)
{
    char *text = expand_string(node->words, 0);

    for (struct case_item *item = node->items; item != NULL; item = item->next) {
        for (struct word *pattern = item->patterns; pattern != NULL; pattern = pattern->next) {
            if (pattern_match(expand_pattern(pattern), text, strlen(text)))
                return item->body != NULL ? exec_node(item->body, flags) : 0;
        }
    }
    return 0;
}

static int run_and_or(struct node *node, int flags)
{
    int status = run_condition(node->left);

    if (sh_skipping() || (status == 0) != (node->kind == NODE_AND))
        return status;
    return exec_node(node->right, flags);
}

/* { }, if, while, until, for and case: with redirections, these hold for all of it. */
static int run_compound(struct node *node, int flags)
{
    switch (node->kind) {
    case NODE_GROUP: return exec_node(node->left, flags);
    case NODE_IF: return run_if(node, flags);
    case NODE_WHILE:
    case NODE_UNTIL: return run_while(node);
    case NODE_FOR: return run_for(node);
    default: return run_case(node, flags);
    }
}

static int run_redirected(struct node *node, int flags)
{
    int mark = redir_mark();
    int status = 1;

    if (redir_apply(node->redirs, 1) == 0)
        status = run_compound(node, node->redirs != NULL ? 0 : flags);
    redir_restore(mark);
    return status;
}

static int run_node(struct node *node, int flags)
{
    switch (node->kind) {
    case NODE_SIMPLE: return run_simple(node, flags);
    case NODE_PIPE: return run_pipe(node);
    case NODE_NOT: return !run_condition(node->left);
    case NODE_AND:
    case NODE_OR: return run_and_or(node, flags);
    case NODE_ASYNC: return run_async(node);
    case NODE_SUBSHELL: return run_subshell(node, flags);
    case NODE_FUNCTION: function_define(node); return 0;
    default: return run_redirected(node, flags);
    }
}

static int can_fail(enum node_kind kind)
{
    return kind == NODE_SIMPLE || kind == NODE_PIPE || kind == NODE_SUBSHELL;
}

int exec_node(struct node *node, int flags)
{
    for (; node != NULL && node->kind == NODE_LIST; node = node->right) {
        exec_node(node->left, 0);
        if (sh_skipping())
            return shell.status;
    }
    if (node == NULL)
        return shell.status = 0;
    struct arena_mark mark = arena_mark(sh_temp());
    shell.line = node->line;
    shell.status = run_node(node, flags);
    arena_release(sh_temp(), mark);
    trap_check_interrupt();
    trap_run_pending();
    if (can_fail(node->kind))
        check_errexit();
    return shell.status;
}
