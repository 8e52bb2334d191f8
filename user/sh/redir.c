/*
 * Redirections: see exec.h. What a redirection replaces is moved to an fd of 10 or above and
 * remembered on a stack, so that it can be put back, innermost first. POSIX: XCU 2.7.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"
#include "exec.h"

enum { FD_KEPT = 10 };

struct saved_fd {
    int fd, copy; /* copy is -1 if fd was closed before */
};

static struct saved_fd *saved;
static int saved_count, saved_room;

int redir_move_up(int fd)
{
    int moved = fcntl(fd, F_DUPFD_CLOEXEC, FD_KEPT);

    if (moved >= 0)
        close(fd);
    return moved;
}

static void push_saved(int fd, int copy)
{
    if (saved_count == saved_room) {
        saved_room = saved_room * 2 + 16;
        saved = err_realloc(saved, (size_t)saved_room * sizeof *saved);
    }
    saved[saved_count++] = (struct saved_fd){ fd, copy };
}

static void save_fd(int fd)
{
    push_saved(fd, fcntl(fd, F_DUPFD_CLOEXEC, FD_KEPT));
}

int redir_mark(void)
{
    return saved_count;
}

void redir_restore(int mark)
{
    while (saved_count > mark) {
        struct saved_fd *last = &saved[--saved_count];
        if (last->copy >= 0) {
            dup2(last->copy, last->fd);
            close(last->copy);
        } else {
            close(last->fd);
        }
    }
}

void redir_forget(int mark)
{
    while (saved_count > mark) {
        struct saved_fd *last = &saved[--saved_count];
        if (last->copy >= 0)
            close(last->copy);
    }
}

/* A here-document that a pipe holds is written at once; a larger one needs a child to write it. */
static int open_here(struct word *word)
{
    char *text = word != NULL ? expand_string(word, EXPAND_NO_TILDE) : "";
    size_t length = strlen(text);
    int ends[2];

    if (pipe(ends) != 0)
        return -1;
    int flags = fcntl(ends[1], F_GETFL);
    fcntl(ends[1], F_SETFL, flags | O_NONBLOCK);
    ssize_t done = length > 0 ? write(ends[1], text, length) : 0;
    fcntl(ends[1], F_SETFL, flags);
    if (done < 0)
        done = 0;
    if ((size_t)done < length) {
        pid_t child = job_fork(NULL, FORK_SUBSTITUTION);
        if (child == 0) {
            close(ends[0]);
            _exit(text_write_all(ends[1], text + done, length - (size_t)done) != 0);
        }
    }
    close(ends[1]);
    return ends[0];
}

/* set -C: > does not overwrite a regular file. */
static int open_noclobber(const char *path)
{
    struct stat st;
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0666);

    if (fd >= 0 || errno != EEXIST)
        return fd;
    fd = open(path, O_WRONLY);
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        close(fd);
        errno = EEXIST;
        return -1;
    }
    return fd;
}

static int open_file(enum redir_kind kind, const char *path)
{
    switch (kind) {
    case REDIR_IN: return open(path, O_RDONLY);
    case REDIR_RDWR: return open(path, O_RDWR | O_CREAT, 0666);
    case REDIR_APPEND: return open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    case REDIR_OUT:
        if (shell.options['C'])
            return open_noclobber(path);
        return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    default: return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    }
}

/* >&n and <&n; "-" closes. */
static int apply_dup(struct redir *redir, int save)
{
    const char *from = expand_string(redir->word, 0);
    long long number;

    if (save)
        save_fd(redir->fd);
    if (strcmp(from, "-") == 0) {
        close(redir->fd);
        return 0;
    }
    if (text_number(from, &number) != 0 || number < 0 || number > 1 << 20) {
        sh_warn("%s: bad file descriptor", from);
        return -1;
    }
    /* dup2() of an fd to itself only checks it: it must lose close-on-exec if it has it. */
    if (number == redir->fd ? fcntl(redir->fd, F_SETFD, 0) < 0 : dup2((int)number, redir->fd) < 0) {
        sh_warn_errno(from);
        return -1;
    }
    return 0;
}

static int apply_file(struct redir *redir, int save)
{
    const char *path = redir->kind == REDIR_HERE ? "here-document" : expand_string(redir->word, 0);
    int fd = redir->kind == REDIR_HERE ? open_here(redir->word) : open_file(redir->kind, path);

    if (fd < 0) {
        sh_warn_errno(path);
        return -1;
    }
    if (fd == redir->fd) {
        /* It was closed before; closing it again is what restoring means. */
        if (save)
            push_saved(fd, -1);
        return 0;
    }
    if (save)
        save_fd(redir->fd);
    int result = dup2(fd, redir->fd);
    if (result < 0)
        sh_warn_errno(path);
    close(fd);
    return result < 0 ? -1 : 0;
}

int redir_apply(struct redir *redir, int save)
{
    for (; redir != NULL; redir = redir->next) {
        int result = redir->kind == REDIR_DUP ? apply_dup(redir, save) : apply_file(redir, save);
        if (result != 0)
            return -1;
    }
    return 0;
}
