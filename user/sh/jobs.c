/*
 * Jobs: the processes of one pipeline. With job control each has its own process group, and the
 * terminal's foreground group is the job's that is waited for. POSIX: XBD 11.1.2, glibc manual
 * "Implementing a Shell" names the same duties: both parent and child set the group, so that
 * neither has to be first.
 */
#include "jobs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/err.h"

enum { DONE_KEPT = 64 }; /* ended jobs whose status `wait` may still ask for */

struct job *jobs;

static int control;       /* job control is on */
static int terminal = -1; /* the controlling terminal */
static pid_t shell_group;
static struct termios shell_modes;
static unsigned long last_order;

int job_control(void)
{
    return control;
}

void job_set_control(int on)
{
    control = on && terminal >= 0;
    shell.options['m'] = control;
}

/* Waits until the shell is in the foreground, then makes it the leader of its own group there. */
void job_start(void)
{
    int fd = open("/dev/tty", O_RDWR);

    if (fd < 0)
        fd = isatty(2) ? dup(2) : -1;
    if (fd >= 0)
        terminal = redir_move_up(fd);
    if (terminal < 0 || tcgetpgrp(terminal) < 0) {
        sh_warn("no controlling terminal: no job control");
        terminal = -1;
        return;
    }
    while (tcgetpgrp(terminal) != getpgrp())
        kill(0, SIGTTIN);
    job_set_control(1);
    trap_set_interactive();
    if (getsid(0) != getpid())
        setpgid(0, 0);
    shell_group = getpgrp();
    tcsetpgrp(terminal, shell_group);
    tcgetattr(terminal, &shell_modes);
}

enum job_state job_state(const struct job *job)
{
    enum job_state state = JOB_DONE;

    for (int i = 0; i < job->count; i++) {
        if (job->processes[i].state == JOB_RUNNING)
            return JOB_RUNNING;
        if (job->processes[i].state == JOB_STOPPED)
            state = JOB_STOPPED;
    }
    return state;
}

static int status_of(int status)
{
    if (WIFSTOPPED(status))
        return 128 + WSTOPSIG(status);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* The process that speaks for the job: one that is stopped, else the last. */
static const struct process *speaker(const struct job *job)
{
    for (int i = 0; i < job->count; i++)
        if (job->processes[i].state == JOB_STOPPED)
            return &job->processes[i];
    return &job->processes[job->count - 1];
}

int job_status(const struct job *job)
{
    return job->count > 0 ? status_of(speaker(job)->status) : 0;
}

struct job *job_new(const char *text)
{
    struct job *job = err_malloc(sizeof *job);

    memset(job, 0, sizeof *job);
    job->text = err_strdup(text != NULL ? text : "");
    job->next = jobs;
    jobs = job;
    return job;
}

void job_remove(struct job *job)
{
    for (struct job **link = &jobs; *link != NULL; link = &(*link)->next) {
        if (*link != job)
            continue;
        *link = job->next;
        free(job->processes);
        free(job->text);
        free(job);
        return;
    }
}

void job_forget_all(void)
{
    while (jobs != NULL)
        job_remove(jobs);
}

static void child_set_up(struct job *job, enum fork_mode mode)
{
    int own_group = control && job != NULL;

    if (own_group) {
        pid_t group = job->group != 0 ? job->group : getpid();
        setpgid(0, group);
        if (mode == FORK_FOREGROUND)
            tcsetpgrp(terminal, group);
    }
    shell.subshell = 1;
    shell.interactive = 0;
    shell.options['i'] = 0;
    job_set_control(0);
    trap_reset_in_child();
    job_forget_all();
    if (mode == FORK_BACKGROUND && !own_group) {
        trap_ignore_interrupts();
        int null = open("/dev/null", O_RDONLY);
        if (null > 0) {
            dup2(null, 0);
            close(null);
        }
    }
}

static void add_process(struct job *job, pid_t pid, enum fork_mode mode)
{
    job->processes = err_realloc(job->processes, (size_t)(job->count + 1) * sizeof *job->processes);
    job->processes[job->count++] = (struct process){ pid, 0, JOB_RUNNING };
    if (!control)
        return;
    if (job->group == 0)
        job->group = pid;
    setpgid(pid, job->group);
    if (mode == FORK_FOREGROUND)
        tcsetpgrp(terminal, job->group);
}

pid_t job_fork(struct job *job, enum fork_mode mode)
{
    sigset_t all, before;

    fflush(stdout);
    fflush(stderr);
    /* No signal may come between fork and the child's own dispositions: it would be lost there. */
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    pid_t pid = fork();
    if (pid == 0)
        child_set_up(job, mode);
    else if (pid > 0 && job != NULL)
        add_process(job, pid, mode);
    int error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (pid < 0) {
        shell.status = 2;
        sh_error("fork: %s", strerror(error));
    }
    return pid;
}

static void note_status(pid_t pid, int status)
{
    for (struct job *job = jobs; job != NULL; job = job->next) {
        for (int i = 0; i < job->count; i++) {
            struct process *process = &job->processes[i];
            if (process->pid != pid || process->state == JOB_DONE)
                continue;
            process->status = status;
            process->state = WIFSTOPPED(status)     ? JOB_STOPPED
                             : WIFCONTINUED(status) ? JOB_RUNNING
                                                    : JOB_DONE;
            job->changed = 1;
            if (WIFSTOPPED(status))
                job->order = ++last_order;
            return;
        }
    }
}

/*
 * There are no children, though the table has some: they were reaped unseen (SIGCHLD was
 * ignored).
 */
static void note_lost(void)
{
    for (struct job *job = jobs; job != NULL; job = job->next)
        for (int i = 0; i < job->count; i++)
            if (job->processes[i].state != JOB_DONE)
                job->processes[i] = (struct process){ job->processes[i].pid, 127 << 8, JOB_DONE };
}

void job_poll(void)
{
    int status;
    pid_t pid;

    while ((pid = waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED)) > 0)
        note_status(pid, status);
}

int job_sleep(void)
{
    sigset_t all, before, during;
    int number;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    during = before;
    sigdelset(&during, SIGCHLD);
    number = trap_pending();
    if (number == 0 && !trap_interrupted()) {
        int status;
        pid_t pid = waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED);
        if (pid > 0)
            note_status(pid, status);
        else if (pid == 0)
            sigsuspend(&during);
        else if (errno == ECHILD)
            note_lost();
        number = trap_pending();
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (number == 0 && trap_interrupted())
        number = SIGINT;
    return number;
}

static void assign_number(struct job *job)
{
    int highest = 0;

    for (struct job *other = jobs; other != NULL; other = other->next)
        if (!other->told_done && other->number > highest)
            highest = other->number;
    if (job->number == 0)
        job->number = highest + 1;
    job->order = ++last_order;
}

/* What a foreground job that a signal ended leaves for the user to see. */
static void tell_signal(const struct job *job)
{
    int status = speaker(job)->status;

    if (!WIFSIGNALED(status) || WTERMSIG(status) == SIGPIPE)
        return;
    if (WTERMSIG(status) == SIGINT) {
        if (control)
            fputc('\n', stderr);
        return;
    }
    fprintf(stderr, "%s%s\n", strsignal(WTERMSIG(status)),
            WCOREDUMP(status) ? " (core dumped)" : "");
}

static void take_terminal_back(struct job *job)
{
    int stopped = job_state(job) == JOB_STOPPED;

    tcsetpgrp(terminal, shell_group);
    if (stopped)
        job->has_modes = tcgetattr(terminal, &job->modes) == 0;
    /* What a program set on purpose (stty) stays; what one left that was killed does not. */
    if (stopped || WIFSIGNALED(speaker(job)->status))
        tcsetattr(terminal, TCSADRAIN, &shell_modes);
    else
        tcgetattr(terminal, &shell_modes);
}

int job_wait_foreground(struct job *job)
{
    int options = control ? WUNTRACED : 0;

    while (job_state(job) == JOB_RUNNING) {
        int status;
        pid_t pid = waitpid(-1, &status, options);
        if (pid > 0)
            note_status(pid, status);
        else if (errno == ECHILD)
            note_lost();
    }
    if (job->count == 0) {
        job_remove(job);
        return 0;
    }
    int status = job_status(job);
    if (control)
        take_terminal_back(job);
    if (job_state(job) == JOB_STOPPED) {
        assign_number(job);
        fputc('\n', stderr);
        job_print(job, 0);
        fflush(stdout);
        job->changed = 0;
        return status;
    }
    tell_signal(job);
    int interrupted =
        control && WIFSIGNALED(speaker(job)->status) && WTERMSIG(speaker(job)->status) == SIGINT;
    job_remove(job);
    if (interrupted && shell.interactive) {
        shell.status = status;
        sh_abort(status);
    }
    return status;
}

int job_wait_pid(pid_t pid)
{
    int status;

    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return 127;
    return status_of(status);
}

void job_started_background(struct job *job)
{
    assign_number(job);
    if (shell.interactive)
        fprintf(stderr, "[%d] %d\n", job->number, (int)shell.last_async);
}

/* Ended jobs are forgotten once enough newer ones have ended. */
static void trim_done(void)
{
    int done = 0;

    for (struct job *job = jobs; job != NULL;) {
        struct job *next = job->next;
        if (job->told_done && ++done > DONE_KEPT)
            job_remove(job);
        job = next;
    }
}

void job_notify(void)
{
    job_poll();
    for (struct job *job = jobs; job != NULL; job = job->next) {
        if (!job->changed || job->told_done || job->number == 0)
            continue;
        job->changed = 0;
        if (job_state(job) == JOB_RUNNING)
            continue;
        job_print(job, 0);
        job->told_done = job_state(job) == JOB_DONE;
    }
    trim_done();
    fflush(stdout);
}

int job_stopped_count(void)
{
    int count = 0;

    job_poll();
    for (struct job *job = jobs; job != NULL; job = job->next)
        count += job_state(job) == JOB_STOPPED;
    return count;
}

void job_continue(struct job *job)
{
    for (int i = 0; i < job->count; i++)
        if (job->processes[i].state == JOB_STOPPED)
            job->processes[i].state = JOB_RUNNING;
    job->changed = 0;
    if (kill(job->group != 0 ? -job->group : job->processes[0].pid, SIGCONT) != 0)
        sh_warn_errno("SIGCONT");
}

int job_to_foreground(struct job *job)
{
    if (control) {
        tcsetpgrp(terminal, job->group);
        if (job->has_modes)
            tcsetattr(terminal, TCSADRAIN, &job->modes);
        job->has_modes = 0;
    }
    job_continue(job);
    return job_wait_foreground(job);
}
