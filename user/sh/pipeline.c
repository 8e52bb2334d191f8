/*
 * Commands in processes of their own: the members of a pipeline, subshells, what runs in the
 * background, and command substitution. Each child starts with run_in_child().
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "call.h"

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

int exec_pipe(struct node *node)
{
    struct job *job = job_new(node->text);

    start_pipe(job, node, FORK_FOREGROUND);
    return job_wait_foreground(job);
}

int exec_subshell(struct node *node, int flags)
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
int exec_async(struct node *node)
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
