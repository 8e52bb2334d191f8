/* Replacing the program: the family of exec. */
#include "internal/syscall.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <paths.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int execve(const char *path, char *const argv[], char *const envp[])
{
    return (int)SYSCALL(execve, path, argv, envp);
}

int execv(const char *path, char *const argv[])
{
    return execve(path, argv, environ);
}

int execveat(int dir, const char *path, char *const argv[], char *const envp[], int flags)
{
    return (int)SYSCALL(execveat, dir, path, argv, envp, flags);
}

int fexecve(int fd, char *const argv[], char *const envp[])
{
    return execveat(fd, "", argv, envp, AT_EMPTY_PATH);
}

/* POSIX: a file that is no program the kernel knows is given to the shell. */
static void exec_or_shell(const char *path, char *const argv[], char *const envp[])
{
    size_t argc = 0;

    execve(path, argv, envp);
    if (errno != ENOEXEC)
        return;
    while (argv[argc])
        argc++;
    char *shell_argv[argc + 2 + (argc == 0)];

    shell_argv[0] = _PATH_BSHELL;
    shell_argv[1] = (char *)path;
    memcpy(shell_argv + 2, argc ? argv + 1 : argv, (argc ? argc : 1) * sizeof *argv);
    execve(_PATH_BSHELL, shell_argv, envp);
}

/* One directory of PATH; nonzero if the search goes on. */
static int try_directory(const char *dir, size_t dir_len, const char *file, char *const argv[],
                         char *const envp[])
{
    char path[PATH_MAX + NAME_MAX + 1];
    size_t file_len = strlen(file);

    if (dir_len + 1 + file_len >= sizeof path)
        return 1;
    memcpy(path, dir, dir_len);
    path[dir_len] = '/';
    memcpy(path + dir_len + (dir_len > 0), file, file_len + 1);
    exec_or_shell(path, argv, envp);
    return errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ENAMETOOLONG;
}

int execvpe(const char *file, char *const argv[], char *const envp[])
{
    const char *dir = getenv("PATH");
    int denied = 0;

    if (!*file) {
        errno = ENOENT;
        return -1;
    }
    if (strchr(file, '/')) {
        exec_or_shell(file, argv, envp);
        return -1;
    }
    if (strlen(file) > NAME_MAX) {
        errno = ENAMETOOLONG;
        return -1;
    }
    if (!dir)
        dir = _PATH_DEFPATH;
    for (;; dir++) {
        size_t len = strcspn(dir, ":");

        if (!try_directory(dir, len, file, argv, envp))
            return -1;
        denied |= errno == EACCES;
        dir += len;
        if (!*dir)
            break;
    }
    errno = denied ? EACCES : ENOENT;
    return -1;
}

int execvp(const char *file, char *const argv[])
{
    return execvpe(file, argv, environ);
}

static size_t count_args(va_list args)
{
    va_list copy;
    size_t count = 1;

    va_copy(copy, args);
    while (va_arg(copy, char *))
        count++;
    va_end(copy);
    return count;
}

/* ARGV has room for the first argument, COUNT more and their NULL. */
static void fill_args(char **argv, const char *first, size_t count, va_list *args)
{
    argv[0] = (char *)first;
    for (size_t i = 1; i <= count; i++)
        argv[i] = va_arg(*args, char *);
}

static int exec_list(int (*exec)(const char *, char *const *), const char *path, const char *first,
                     va_list *args)
{
    size_t count = count_args(*args);
    char *argv[count + 1];

    fill_args(argv, first, count, args);
    return exec(path, argv);
}

int execl(const char *path, const char *arg, ...)
{
    va_list args;
    int result;

    va_start(args, arg);
    result = exec_list(execv, path, arg, &args);
    va_end(args);
    return result;
}

int execlp(const char *file, const char *arg, ...)
{
    va_list args;
    int result;

    va_start(args, arg);
    result = exec_list(execvp, file, arg, &args);
    va_end(args);
    return result;
}

int execle(const char *path, const char *arg, ...)
{
    va_list args;
    char **envp;

    va_start(args, arg);
    size_t count = count_args(args);
    char *argv[count + 1];

    fill_args(argv, arg, count, &args);
    envp = va_arg(args, char **);
    va_end(args);
    return execve(path, argv, envp);
}
