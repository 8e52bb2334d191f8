/*
 * spawn.c — posix_spawn: a child that shares the parent's memory until it has a program of its own,
 * and so can report why it got none. Source: posix_spawn(3).
 */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum action { ACTION_OPEN, ACTION_CLOSE, ACTION_DUP2, ACTION_CHDIR };

struct __spawn_action {
    struct __spawn_action *next;
    enum action kind;
    int fd;
    int from; /* dup2 */
    int flags;
    mode_t mode;
    char path[];
};

struct order {
    const char *path;
    char *const *argv;
    char *const *envp;
    const posix_spawn_file_actions_t *actions;
    const posix_spawnattr_t *attr;
    int search;
    int err;
    sigset_t mask;
};

static int do_action(const struct __spawn_action *a)
{
    int fd;

    switch (a->kind) {
    case ACTION_CLOSE: close(a->fd); return 0;
    case ACTION_DUP2:
        if (a->fd == a->from)
            return fcntl(a->fd, F_SETFD, 0);
        return dup2(a->from, a->fd);
    case ACTION_CHDIR: return chdir(a->path);
    case ACTION_OPEN:
        fd = open(a->path, a->flags, a->mode);
        if (fd < 0 || fd == a->fd)
            return fd;
        if (dup2(fd, a->fd) < 0)
            return -1;
        return close(fd);
    }
    return 0;
}

/* Handlers of the parent must not run in the child: its memory is the parent's. */
static void reset_signals(const posix_spawnattr_t *attr)
{
    struct sigaction act;

    for (int sig = 1; sig < NSIG; sig++) {
        int asked = attr && attr->__flags & POSIX_SPAWN_SETSIGDEF &&
                    sigismember(&attr->__default, sig) == 1;

        if (sigaction(sig, NULL, &act) < 0 || act.sa_handler == SIG_DFL)
            continue;
        if (act.sa_handler == SIG_IGN && !asked)
            continue;
        act = (struct sigaction){ .sa_handler = SIG_DFL };
        sigaction(sig, &act, NULL);
    }
}

static int apply_attributes(const posix_spawnattr_t *attr)
{
    if (attr->__flags & POSIX_SPAWN_SETSID && setsid() < 0)
        return -1;
    if (attr->__flags & POSIX_SPAWN_SETPGROUP && setpgid(0, attr->__pgroup) < 0)
        return -1;
    if (attr->__flags & POSIX_SPAWN_RESETIDS &&
        (RAW(setresgid, -1, getgid(), -1) < 0 || RAW(setresuid, -1, getuid(), -1) < 0))
        return -1;
    return 0;
}

static int child(void *arg)
{
    struct order *order = arg;
    const posix_spawnattr_t *attr = order->attr;
    const struct __spawn_action *a;

    reset_signals(attr);
    if (attr && apply_attributes(attr) < 0)
        goto fail;
    for (a = order->actions ? order->actions->__first : NULL; a; a = a->next) {
        if (do_action(a) < 0)
            goto fail;
    }
    sigprocmask(SIG_SETMASK,
                attr && attr->__flags & POSIX_SPAWN_SETSIGMASK ? &attr->__mask : &order->mask,
                NULL);
    if (order->search)
        execvpe(order->path, order->argv, order->envp);
    else
        execve(order->path, order->argv, order->envp);
fail:
    order->err = errno;
    _exit(127);
}

#define STACK_SIZE (64ul << 10)

static int spawn(pid_t *out, struct order *order)
{
    int saved = errno;
    sigset_t all;
    char *stack;
    pid_t pid;

    stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK,
                 -1, 0);
    if (stack == MAP_FAILED)
        return errno;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &order->mask);
    pid = clone(child, stack + STACK_SIZE, CLONE_VM | CLONE_VFORK | SIGCHLD, order);
    if (pid < 0)
        order->err = errno;
    else if (order->err)
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
            continue;
    else if (out)
        *out = pid;
    sigprocmask(SIG_SETMASK, &order->mask, NULL);
    munmap(stack, STACK_SIZE);
    errno = saved;
    return order->err;
}

int posix_spawn(pid_t *restrict pid, const char *restrict path,
                const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *restrict attr,
                char *const argv[restrict], char *const envp[restrict])
{
    struct order order = { path, argv, envp, actions, attr, 0, 0, { { 0 } } };

    return spawn(pid, &order);
}

int posix_spawnp(pid_t *restrict pid, const char *restrict file,
                 const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *restrict attr,
                 char *const argv[restrict], char *const envp[restrict])
{
    struct order order = { file, argv, envp, actions, attr, 1, 0, { { 0 } } };

    return spawn(pid, &order);
}

/* ---- File actions ---------------------------------------------------------------------------- */

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *actions)
{
    *actions = (posix_spawn_file_actions_t){ NULL, NULL };
    return 0;
}

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *actions)
{
    struct __spawn_action *next;

    for (struct __spawn_action *a = actions->__first; a; a = next) {
        next = a->next;
        free(a);
    }
    return 0;
}

static int add(posix_spawn_file_actions_t *actions, struct __spawn_action like, const char *path)
{
    struct __spawn_action *a;

    if (like.kind != ACTION_CHDIR && like.fd < 0)
        return EBADF;
    a = malloc(sizeof *a + strlen(path) + 1);
    if (!a)
        return ENOMEM;
    *a = like;
    a->next = NULL;
    strcpy(a->path, path);
    if (actions->__last)
        actions->__last->next = a;
    else
        actions->__first = a;
    actions->__last = a;
    return 0;
}

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict actions, int fd,
                                     const char *restrict path, int flags, mode_t mode)
{
    struct __spawn_action a = { .kind = ACTION_OPEN, .fd = fd, .flags = flags, .mode = mode };

    return add(actions, a, path);
}

int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *actions, int fd)
{
    return add(actions, (struct __spawn_action){ .kind = ACTION_CLOSE, .fd = fd }, "");
}

int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *actions, int from, int to)
{
    return add(actions, (struct __spawn_action){ .kind = ACTION_DUP2, .fd = to, .from = from }, "");
}

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path)
{
    return add(actions, (struct __spawn_action){ .kind = ACTION_CHDIR }, path);
}

/* ---- Attributes ------------------------------------------------------------------------------ */

int posix_spawnattr_init(posix_spawnattr_t *attr)
{
    memset(attr, 0, sizeof *attr);
    return 0;
}

int posix_spawnattr_destroy(posix_spawnattr_t *attr)
{
    (void)attr;
    return 0;
}

int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags)
{
    attr->__flags = flags;
    return 0;
}

int posix_spawnattr_getflags(const posix_spawnattr_t *restrict attr, short *restrict flags)
{
    *flags = attr->__flags;
    return 0;
}

int posix_spawnattr_setpgroup(posix_spawnattr_t *attr, pid_t pgroup)
{
    attr->__pgroup = pgroup;
    return 0;
}

int posix_spawnattr_getpgroup(const posix_spawnattr_t *restrict attr, pid_t *restrict pgroup)
{
    *pgroup = attr->__pgroup;
    return 0;
}

int posix_spawnattr_setsigdefault(posix_spawnattr_t *restrict attr, const sigset_t *restrict set)
{
    attr->__default = *set;
    return 0;
}

int posix_spawnattr_getsigdefault(const posix_spawnattr_t *restrict attr, sigset_t *restrict set)
{
    *set = attr->__default;
    return 0;
}

int posix_spawnattr_setsigmask(posix_spawnattr_t *restrict attr, const sigset_t *restrict set)
{
    attr->__mask = *set;
    return 0;
}

int posix_spawnattr_getsigmask(const posix_spawnattr_t *restrict attr, sigset_t *restrict set)
{
    *set = attr->__mask;
    return 0;
}
