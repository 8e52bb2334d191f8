/*
 * What many test programs need: children and their wait status, waiting for another task to sleep
 * or stop, one-byte messages over pipes, signal sets, a recorder of handled signals, /proc fields,
 * users, scratch folders. Nothing here sleeps for a time: a wait is for an event, or polls /proc
 * and yields.
 */
#ifndef SUPPORT_H
#define SUPPORT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "tap.h"

/* A user that is neither root nor the owner of anything. */
#define NOBODY 65534

/* ---- children -------------------------------------------------------------------------------- */

/* Wait for `pid` to end; its wait status, or -1. */
static inline int wait_for(pid_t pid)
{
    int status;
    pid_t got;

    do
        got = waitpid(pid, &status, 0);
    while (got < 0 && errno == EINTR);
    return got == pid ? status : -1;
}

/* Start a child that runs `body` and then exits with 0. */
static inline pid_t start_child(void (*body)(void))
{
    pid_t pid = fork();

    if (pid < 0)
        bail_out("fork failed");
    if (pid == 0) {
        body();
        _exit(0);
    }
    return pid;
}

/* Run `body` in a child to its end; the child's wait status. */
static inline int run_child(void (*body)(void))
{
    return wait_for(start_child(body));
}

/* Kill and reap a child that is no longer needed. */
static inline void end_child(pid_t pid)
{
    kill(pid, SIGKILL);
    wait_for(pid);
}

static inline void describe_status(int status)
{
    if (status == -1)
        diag("there is no wait status");
    else if (WIFEXITED(status))
        diag("it exited with %d", WEXITSTATUS(status));
    else if (WIFSIGNALED(status))
        diag("signal %d killed it%s", WTERMSIG(status), WCOREDUMP(status) ? ", core dumped" : "");
    else
        diag("its wait status is %#x", status);
}

/* is_exit(status, code, "format", ...): the child exited with `code`. */
#define is_exit(status, code, ...) \
    ({ \
        int is_status = (status); \
        if (!ok(is_status != -1 && WIFEXITED(is_status) \
                && WEXITSTATUS(is_status) == (code), __VA_ARGS__)) \
            describe_status(is_status); \
    })

/* is_killed(status, signal, "format", ...): `signal` ended the child. */
#define is_killed(status, signal, ...) \
    ({ \
        int is_status = (status); \
        if (!ok(is_status != -1 && WIFSIGNALED(is_status) \
                && WTERMSIG(is_status) == (signal), __VA_ARGS__)) \
            describe_status(is_status); \
    })

/* is_stopped(status, signal, "format", ...): `signal` stopped the child. */
#define is_stopped(status, signal, ...) \
    ({ \
        int is_status = (status); \
        if (!ok(is_status != -1 && WIFSTOPPED(is_status) \
                && WSTOPSIG(is_status) == (signal), __VA_ARGS__)) \
            describe_status(is_status); \
    })

/* ---- /proc ----------------------------------------------------------------------------------- */

static inline int read_whole_file(const char *path, char *buffer, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    size_t length = 0;
    ssize_t n = 0;

    if (fd < 0)
        return -1;
    while (length < size - 1 && (n = read(fd, buffer + length, size - 1 - length)) != 0) {
        if (n < 0 && errno != EINTR)
            break;
        length += n > 0 ? n : 0;
    }
    close(fd);
    buffer[length] = 0;
    return n < 0 ? -1 : (int)length;
}

/* The state letter of a process or thread (R, S, D, T, Z, ...), or 0 when there is none. */
static inline char task_state(pid_t tid)
{
    char path[64], text[1024], *end;

    snprintf(path, sizeof path, "/proc/%d/task/%d/stat", getpid(), tid);
    if (read_whole_file(path, text, sizeof text) <= 0) {
        snprintf(path, sizeof path, "/proc/%d/stat", tid);
        if (read_whole_file(path, text, sizeof text) <= 0)
            return 0;
    }
    end = strrchr(text, ')');
    return end && end[1] ? end[2] : 0;
}

/* Wait until the task is in this state. Gives 0, or -1 when it no longer exists. */
static inline int wait_until_state(pid_t tid, char state)
{
    char now;

    while ((now = task_state(tid)) != state) {
        if (!now)
            return -1;
        sched_yield();
    }
    return 0;
}

/* Wait until the task sleeps interruptibly: it is in the blocking call it was heading for. */
static inline int wait_until_asleep(pid_t tid)
{
    return wait_until_state(tid, 'S');
}

/* The text after "NAME:" and blanks in /proc/PID/status; "" when it is not there. */
static inline const char *status_field(pid_t pid, const char *name)
{
    static char text[8192];
    char path[64], *line, *end;
    size_t length = strlen(name);

    snprintf(path, sizeof path, "/proc/%d/status", pid);
    if (read_whole_file(path, text, sizeof text) <= 0)
        return "";
    for (line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
        if (!strncmp(line, name, length) && line[length] == ':')
            break;
    if (!line)
        return "";
    line += length + 1;
    line += strspn(line, " \t");
    end = strchr(line, '\n');
    if (end)
        *end = 0;
    return line;
}

/* A signal set of /proc/PID/status: bit n-1 stands for signal n. */
static inline unsigned long long status_mask(pid_t pid, const char *name)
{
    return strtoull(status_field(pid, name), NULL, 16);
}

#define MASK_BIT(signal) (1ULL << ((signal) - 1))

/* ---- one-byte messages over a pipe ----------------------------------------------------------- */

static inline void make_pipe(int fds[2])
{
    if (pipe(fds) < 0)
        bail_out("pipe failed");
}

static inline void tell(int fd)
{
    while (write(fd, "!", 1) < 0 && errno == EINTR)
        ;
}

/* Wait for a message; 1, or 0 at end of file. */
static inline int await(int fd)
{
    char byte;
    ssize_t n;

    do
        n = read(fd, &byte, 1);
    while (n < 0 && errno == EINTR);
    return n == 1;
}

/* ---- signals --------------------------------------------------------------------------------- */

/* The handled signals in the order in which their handlers began. */
#define CAUGHT_MAX 64
static volatile sig_atomic_t caught_count;
static siginfo_t caught[CAUGHT_MAX];

static inline void record_signal(int signal, siginfo_t *info, void *context)
{
    int slot = caught_count;

    (void)context;
    if (slot < CAUGHT_MAX) {
        caught[slot] = *info;
        caught[slot].si_signo = signal;
    }
    caught_count = slot + 1;
}

static inline void set_action(int signal, void (*handler)(int, siginfo_t *, void *), int flags)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO | flags;
    if (sigaction(signal, &action, NULL) < 0)
        bail_out("sigaction failed");
}

/* Handle the signal by recording it in `caught`. */
static inline void catch_signal(int signal, int flags)
{
    set_action(signal, record_signal, flags);
}

static inline void set_simple_action(int signal, void (*handler)(int))
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    if (sigaction(signal, &action, NULL) < 0)
        bail_out("sigaction failed");
}

static inline void ignore_signal(int signal)
{
    set_simple_action(signal, SIG_IGN);
}

static inline void default_signal(int signal)
{
    set_simple_action(signal, SIG_DFL);
}

static inline sigset_t set_of(int signal)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, signal);
    return set;
}

static inline sigset_t set_of_two(int first, int second)
{
    sigset_t set = set_of(first);

    sigaddset(&set, second);
    return set;
}

static inline void block_signal(int signal)
{
    sigset_t set = set_of(signal);

    sigprocmask(SIG_BLOCK, &set, NULL);
}

static inline void unblock_signal(int signal)
{
    sigset_t set = set_of(signal);

    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static inline void block_all(void)
{
    sigset_t set;

    sigfillset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
}

static inline void unblock_all(void)
{
    sigset_t set;

    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
}

static inline int is_blocked(int signal)
{
    sigset_t set;

    sigprocmask(SIG_BLOCK, NULL, &set);
    return sigismember(&set, signal);
}

static inline int is_pending(int signal)
{
    sigset_t set;

    sigpending(&set);
    return sigismember(&set, signal);
}

/* Queue a signal with an integer value. */
static inline int queue_int(pid_t pid, int signal, int value)
{
    return sigqueue(pid, signal, (union sigval){ .sival_int = value });
}

/*
 * Take a pending (blocked) signal at once: its number, or -1 when none of the set is pending. It is
 * the system call, since glibc's sigtimedwait() turns SI_TKILL into SI_USER.
 */
static inline int take_pending(const sigset_t *set, siginfo_t *info)
{
    struct timespec none = { 0, 0 };

    return syscall(SYS_rt_sigtimedwait, set, info, &none, 8);
}

static inline pid_t thread_id(void)
{
    return syscall(SYS_gettid);
}

/* ---- users ----------------------------------------------------------------------------------- */

/* Become an ordinary user for good (real, effective and saved ids). Gives 0 or -1. */
static inline int become_user(uid_t uid)
{
    if (setresgid(uid, uid, uid) < 0)
        return -1;
    return setresuid(uid, uid, uid);
}

/* The rest of the program needs root and several uids; elsewhere it is skipped. */
static inline void need_root(void)
{
    pid_t pid = fork();

    if (pid == 0)
        _exit(geteuid() != 0 || become_user(NOBODY) < 0);
    if (wait_for(pid) != 0)
        skip_all("needs root");
}

/* ---- scratch folders ------------------------------------------------------------------------- */

static char scratch_dir[64];
static pid_t scratch_owner;

static inline void leave_scratch_dir(void)
{
    struct dirent *entry;
    DIR *dir;

    if (getpid() != scratch_owner || chdir(scratch_dir) < 0 || !(dir = opendir(".")))
        return;
    while ((entry = readdir(dir)))
        if (unlink(entry->d_name) < 0)
            rmdir(entry->d_name);
    closedir(dir);
    if (chdir("/") == 0)
        rmdir(scratch_dir);
}

/* Work in a new empty folder that goes when the program ends; `mode` lets other users in or not. */
static inline void enter_scratch_dir(mode_t mode)
{
    strcpy(scratch_dir, "/tmp/tap-XXXXXX");
    scratch_owner = getpid();
    if (!mkdtemp(scratch_dir) || chmod(scratch_dir, mode) < 0 || chdir(scratch_dir) < 0)
        bail_out("no scratch folder");
    atexit(leave_scratch_dir);
}

/* Create a file with this text in it. */
static inline void write_file(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

    if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text))
        bail_out("cannot write %s", path);
    close(fd);
}

#endif
