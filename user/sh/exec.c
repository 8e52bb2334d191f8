/*
 * Running the tree: lists and compound commands here, the rest by simple.c and pipeline.c.
 * exec_node() is the one entry; what it runs sets shell.status. POSIX: XCU 2.9.
 */
#include <string.h>

#include "../lib/pattern.h"
#include "call.h"

/* set -e: a failing command ends the shell, except where its failure is a condition. */
static void check_errexit(void)
{
    if (shell.status != 0 && shell.options['e'] && shell.condition_depth == 0 && !sh_skipping())
        sh_exit(shell.status);
}

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
    case NODE_SIMPLE: return exec_simple(node, flags);
    case NODE_PIPE: return exec_pipe(node);
    case NODE_NOT: return !run_condition(node->left);
    case NODE_AND:
    case NODE_OR: return run_and_or(node, flags);
    case NODE_ASYNC: return exec_async(node);
    case NODE_SUBSHELL: return exec_subshell(node, flags);
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
