/* The builtins about jobs: jobs, fg, bg, wait, kill. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "../lib/applet.h"
#include "../lib/text.h"
#include "jobs.h"

/* The current job (rank 0, "%+") or the one before it (rank 1, "%-"): stopped ones come first. */
static struct job *ranked(int rank)
{
    struct job *best[2] = { NULL, NULL };

    for (struct job *job = jobs; job != NULL; job = job->next) {
        if (job->number == 0 || job->told_done)
            continue;
        for (int i = 0; i < 2; i++) {
            int stopped = job_state(job) == JOB_STOPPED;
            int best_stopped = best[i] != NULL && job_state(best[i]) == JOB_STOPPED;
            if (best[i] != NULL && (best_stopped > stopped ||
                                    (best_stopped == stopped && best[i]->order > job->order)))
                continue;
            if (i == 0)
                best[1] = best[0];
            best[i] = job;
            break;
        }
    }
    return best[rank];
}

static void describe(const struct job *job, char *text, size_t size)
{
    int status = job->count > 0 ? job->processes[job->count - 1].status : 0;

    switch (job_state(job)) {
    case JOB_RUNNING: snprintf(text, size, "Running"); break;
    case JOB_STOPPED:
        snprintf(text, size, "%s", "Stopped");
        for (int i = 0; i < job->count; i++) {
            const struct process *process = &job->processes[i];
            if (process->state == JOB_STOPPED && WSTOPSIG(process->status) != SIGTSTP)
                snprintf(text, size, "%s", strsignal(WSTOPSIG(process->status)));
        }
        break;
    default:
        if (WIFSIGNALED(status))
            snprintf(text, size, "%s%s", strsignal(WTERMSIG(status)),
                     WCOREDUMP(status) ? " (core dumped)" : "");
        else if (WEXITSTATUS(status) != 0)
            snprintf(text, size, "Exit %d", WEXITSTATUS(status));
        else
            snprintf(text, size, "Done");
    }
}

void job_print(const struct job *job, int pids)
{
    char state[64];
    char mark = job == ranked(0) ? '+' : job == ranked(1) ? '-' : ' ';

    describe(job, state, sizeof state);
    printf("[%d]%c  ", job->number, mark);
    if (pids)
        printf("%d ", (int)job->processes[0].pid);
    printf("%-22s %s%s\n", state, job->text, job_state(job) == JOB_RUNNING ? " &" : "");
    for (int i = 1; pids && i < job->count; i++)
        printf("      %d\n", (int)job->processes[i].pid);
}

static struct job *by_number(long long number)
{
    for (struct job *job = jobs; job != NULL; job = job->next)
        if (job->number == number && number > 0 && !job->told_done)
            return job;
    return NULL;
}

/* %name and %?text: the one job whose text begins with name, or contains text. */
static struct job *by_text(const char *text)
{
    for (struct job *job = jobs; job != NULL; job = job->next) {
        if (job->number == 0 || job->told_done)
            continue;
        if (*text == '?' ? strstr(job->text, text + 1) != NULL
                         : strncmp(job->text, text, strlen(text)) == 0)
            return job;
    }
    return NULL;
}

static struct job *by_pid(long long pid)
{
    for (struct job *job = jobs; job != NULL; job = job->next)
        for (int i = 0; i < job->count; i++)
            if (job->processes[i].pid == pid)
                return job;
    return NULL;
}

struct job *job_find(const char *who, const char *operand)
{
    struct job *job = NULL;
    long long number;

    if (*operand != '%') {
        if (text_number(operand, &number) == 0)
            job = by_pid(number);
    } else if (operand[1] == '\0' || strcmp(operand, "%%") == 0 || strcmp(operand, "%+") == 0) {
        job = ranked(0);
    } else if (strcmp(operand, "%-") == 0) {
        job = ranked(1);
    } else if (text_number(operand + 1, &number) == 0) {
        job = by_number(number);
    } else {
        job = by_text(operand + 1);
    }
    if (job == NULL)
        sh_warn("%s: %s: no such job", who, operand);
    return job;
}

int builtin_jobs(int argc, char **argv)
{
    int pids = 0, only_pids = 0, highest = 0;

    for (int i = 1; i < argc; i++) {
        pids |= strcmp(argv[i], "-l") == 0;
        only_pids |= strcmp(argv[i], "-p") == 0;
    }
    job_poll();
    for (struct job *job = jobs; job != NULL; job = job->next)
        highest = job->number > highest ? job->number : highest;
    for (int number = 1; number <= highest; number++) {
        struct job *job = by_number(number);
        if (job == NULL)
            continue;
        if (only_pids)
            printf("%d\n", (int)(job->group != 0 ? job->group : job->processes[0].pid));
        else
            job_print(job, pids);
        job->changed = 0;
        job->told_done = job_state(job) == JOB_DONE;
    }
    return 0;
}

int builtin_fg(int argc, char **argv)
{
    if (!job_control()) {
        sh_warn("fg: no job control");
        return 1;
    }
    job_poll();
    struct job *job = job_find("fg", argc > 1 ? argv[1] : "%%");
    if (job == NULL)
        return 1;
    if (job_state(job) == JOB_DONE) {
        sh_warn("fg: job has ended");
        return 1;
    }
    printf("%s\n", job->text);
    fflush(stdout);
    return job_to_foreground(job);
}

int builtin_bg(int argc, char **argv)
{
    int status = 0;

    if (!job_control()) {
        sh_warn("bg: no job control");
        return 1;
    }
    job_poll();
    for (int i = 1; i < argc || i == 1; i++) {
        struct job *job = job_find("bg", argc > 1 ? argv[i] : "%%");
        if (job == NULL || job_state(job) == JOB_DONE) {
            status = 1;
            continue;
        }
        job_continue(job);
        printf("[%d]%c %s &\n", job->number, job == ranked(0) ? '+' : ' ', job->text);
    }
    return status;
}

/* Waits for one job: its status, or 128 + the number of a trapped signal that came first. */
static int wait_job(struct job *job)
{
    while (job_state(job) != JOB_DONE) {
        int number = job_sleep();
        if (number != 0)
            return 128 + number;
    }
    int status = job_status(job);
    if (!shell.interactive || job->told_done)
        job_remove(job);
    return status;
}

static struct job *next_unfinished(void)
{
    for (struct job *job = jobs; job != NULL; job = job->next)
        if (job->number != 0 && job_state(job) == JOB_RUNNING)
            return job;
    return NULL;
}

int builtin_wait(int argc, char **argv)
{
    int status = 0;

    job_poll();
    if (argc == 1) {
        while (next_unfinished() != NULL) {
            int number = job_sleep();
            if (number != 0)
                return 128 + number;
        }
        for (struct job *job = jobs; job != NULL && !shell.interactive; job = jobs)
            job_remove(job);
        return 0;
    }
    for (int i = 1; i < argc; i++) {
        struct job *job = *argv[i] == '%' ? job_find("wait", argv[i]) : by_pid(atoll(argv[i]));
        /* POSIX: an unknown process counts as one that ended with 127. */
        status = job != NULL ? wait_job(job) : 127;
        if (job != NULL && trap_pending())
            return status;
    }
    return status;
}

static pid_t kill_target(const char *operand)
{
    struct job *job = job_find("kill", operand);

    if (job == NULL)
        return 0;
    return job->group != 0 ? -job->group : job->processes[0].pid;
}

int builtin_kill(int argc, char **argv)
{
    return applet_kill(argc, argv, kill_target);
}
