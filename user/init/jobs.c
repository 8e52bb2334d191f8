/*
 * The jobs of tools/vm. A file in /vm/jobs is one job: NUL-terminated key=value strings.
 *   exec=PATH arg=… (argv, repeated) env=NAME=VALUE (repeated) cwd= uid= gid= stdin=PATH tty=1
 *     core=1
 * They run one after another in the order of their names. Each is two lines to /dev/vmctl: "start
 * NAME", behind which the host sends input, and what became of it: "exit NAME STATUS" with the
 * wait status, or "fail NAME ERRNO STEP" if it could not start.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "init.h"

#define JOBS_DIR "/vm/jobs"

enum { KILL_MILLISECONDS = 2000 };

struct job {
    const char *name;
    char *text; /* the file; all strings below are in it */
    const char *exec, *cwd, *input;
    uid_t uid;
    gid_t gid;
    int tty, core;
    char **argv, **environment;
};

/* What a child that could not start its program tells init through a pipe. */
struct failure {
    int error;
    char step[12];
};

int jobs_present(void)
{
    return access(JOBS_DIR, F_OK) == 0;
}

static int report_fd = -1;
static int collects_cores;

/* One write is one frame on the host link, and so one line. */
static void report(const char *line)
{
    if (write(report_fd, line, strlen(line)) < 0)
        perror("init: /dev/vmctl");
}

/* The whole file with a NUL behind it, malloc-ed; NULL with errno. */
static char *file_load(const char *path, size_t *size)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text = NULL;

    if (fd < 0)
        return NULL;
    if (fstat(fd, &st) == 0)
        text = malloc((size_t)st.st_size + 1);
    if (text == NULL)
        goto out;
    for (*size = 0; *size < (size_t)st.st_size;) {
        ssize_t count = read(fd, text + *size, (size_t)st.st_size - *size);
        if (count <= 0)
            break;
        *size += (size_t)count;
    }
    text[*size] = '\0';
out:
    close(fd);
    return text;
}

static const char *value_of(const char *line, const char *key)
{
    size_t length = strlen(key);

    return strncmp(line, key, length) == 0 && line[length] == '=' ? line + length + 1 : NULL;
}

static void job_set(struct job *job, char *line, char ***next_arg, char ***next_env)
{
    const char *value;

    if ((value = value_of(line, "exec")) != NULL)
        job->exec = value;
    else if (value_of(line, "arg") != NULL)
        *(*next_arg)++ = line + strlen("arg=");
    else if (value_of(line, "env") != NULL)
        *(*next_env)++ = line + strlen("env=");
    else if ((value = value_of(line, "cwd")) != NULL)
        job->cwd = value;
    else if ((value = value_of(line, "stdin")) != NULL)
        job->input = value;
    else if ((value = value_of(line, "uid")) != NULL)
        job->uid = (uid_t)strtoul(value, NULL, 10);
    else if ((value = value_of(line, "gid")) != NULL)
        job->gid = (gid_t)strtoul(value, NULL, 10);
    else if ((value = value_of(line, "tty")) != NULL)
        job->tty = atoi(value);
    else if ((value = value_of(line, "core")) != NULL)
        job->core = atoi(value);
}

/* Reads job->name's file into job: 0, or -1 with errno. */
static int job_load(struct job *job)
{
    char path[sizeof JOBS_DIR + 256];
    size_t size, lines = 0;

    snprintf(path, sizeof path, "%s/%s", JOBS_DIR, job->name);
    job->text = file_load(path, &size);
    if (job->text == NULL)
        return -1;
    for (size_t i = 0; i < size; i++)
        lines += job->text[i] == '\0';
    job->input = "/dev/vmin";
    job->argv = calloc(lines + 3, sizeof *job->argv);
    job->environment = calloc(lines + 3, sizeof *job->environment);
    if (job->argv == NULL || job->environment == NULL)
        return -1;
    char **next_arg = job->argv, **next_env = job->environment;
    for (char *line = job->text; line < job->text + size; line += strlen(line) + 1)
        job_set(job, line, &next_arg, &next_env);
    if (job->argv[0] == NULL)
        job->argv[0] = (char *)job->exec;
    if (job->exec != NULL)
        return 0;
    errno = EINVAL;
    return -1;
}

static void job_free(struct job *job)
{
    free(job->text);
    free(job->argv);
    free(job->environment);
}

static void child_fail(int fd, const char *step)
{
    struct failure failure = { .error = errno };

    strncpy(failure.step, step, sizeof failure.step - 1);
    if (write(fd, &failure, sizeof failure) < 0)
        perror("init");
    _exit(127);
}

/* Opens path as fd `wanted`, which is closed now or replaced: 0 or -1. */
static int open_as(const char *path, int flags, int wanted)
{
    int fd = open(path, flags | O_NOCTTY);

    if (fd < 0)
        return -1;
    if (fd == wanted)
        return 0;
    int result = dup2(fd, wanted);
    close(fd);
    return result < 0 ? -1 : 0;
}

static int child_open(const struct job *job)
{
    if (job->tty)
        return init_take_console();
    if (open_as(job->input, O_RDONLY, 0) != 0)
        return -1;
    return open_as("/dev/vmout", O_WRONLY, 1) != 0 ? -1 : open_as("/dev/vmerr", O_WRONLY, 2);
}

static int child_set_ids(const struct job *job)
{
    if (job->uid == 0 && job->gid == 0)
        return 0;
    if (setgroups(0, NULL) != 0 || setgid(job->gid) != 0)
        return -1;
    return setuid(job->uid);
}

static void child_run(const struct job *job, int failure_fd)
{
    init_reset_signals();
    setsid();
    if (child_open(job) != 0)
        child_fail(failure_fd, "open");
    if (job->cwd != NULL && chdir(job->cwd) != 0)
        child_fail(failure_fd, "chdir");
    if (job->core) {
        struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };
        if (setrlimit(RLIMIT_CORE, &unlimited) != 0)
            child_fail(failure_fd, "setrlimit");
    }
    if (child_set_ids(job) != 0)
        child_fail(failure_fd, "setuid");
    execve(job->exec, job->argv, job->environment);
    child_fail(failure_fd, "exec");
}

/* Waits for pid and reaps whatever else ends meanwhile. */
static int wait_status(pid_t pid)
{
    int status = 0;

    for (;;) {
        pid_t ended = waitpid(-1, &status, 0);
        if (ended == pid || (ended < 0 && errno != EINTR))
            return status;
    }
}

static void report_failure(const struct job *job, int error, const char *step)
{
    char line[320];

    snprintf(line, sizeof line, "fail %s %d %s", job->name, error, step);
    report(line);
}

static void job_run(const struct job *job)
{
    int failure_pipe[2];
    struct failure failure;
    char line[320];

    if (pipe2(failure_pipe, O_CLOEXEC) != 0) {
        report_failure(job, errno, "pipe");
        return;
    }
    if (job->core && !collects_cores)
        collects_cores = cores_collect() == 0;
    snprintf(line, sizeof line, "start %s", job->name);
    report(line);
    pid_t pid = fork();
    if (pid == 0)
        child_run(job, failure_pipe[1]);
    int fork_error = errno;
    close(failure_pipe[1]);
    ssize_t count = pid > 0 ? read(failure_pipe[0], &failure, sizeof failure) : 0;
    close(failure_pipe[0]);
    if (pid < 0) {
        report_failure(job, fork_error, "fork");
        return;
    }
    int status = wait_status(pid);
    if (count == (ssize_t)sizeof failure) {
        report_failure(job, failure.error, failure.step);
        return;
    }
    if (job->core)
        cores_send(report);
    snprintf(line, sizeof line, "exit %s %d", job->name, status);
    report(line);
}

static int is_job_name(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

void jobs_run(void)
{
    struct dirent **entries;
    int count = scandir(JOBS_DIR, &entries, is_job_name, alphasort);

    report_fd = open("/dev/vmctl", O_WRONLY | O_CLOEXEC);
    for (int i = 0; i < count; i++) {
        struct job job = { .name = entries[i]->d_name };
        if (i > 0)
            init_kill_all(SIGKILL, KILL_MILLISECONDS);
        if (job_load(&job) == 0)
            job_run(&job);
        else
            report_failure(&job, errno, "load");
        job_free(&job);
    }
}
