/* unistd.h — the system calls of POSIX. */
#ifndef _UNISTD_H
#define _UNISTD_H

#include <abi/fcntl.h>
#include <abi/types.h>
#include <getopt.h>
#include <stddef.h>

#define STDIN_FILENO                 0
#define STDOUT_FILENO                1
#define STDERR_FILENO                2

#define _POSIX_VERSION               200809l
#define _XOPEN_VERSION               700
#define _POSIX_JOB_CONTROL           1
#define _POSIX_SAVED_IDS             1
#define _POSIX_REALTIME_SIGNALS      200809l
#define _POSIX_TIMERS                200809l
#define _POSIX_MONOTONIC_CLOCK       200809l
#define _POSIX_CPUTIME               200809l
#define _POSIX_THREADS               200809l
#define _POSIX_THREAD_SAFE_FUNCTIONS 200809l
#define _POSIX_VDISABLE              0

#define F_ULOCK                      0
#define F_LOCK                       1
#define F_TLOCK                      2
#define F_TEST                       3

enum {
    _SC_ARG_MAX,
    _SC_CHILD_MAX,
    _SC_CLK_TCK,
    _SC_NGROUPS_MAX,
    _SC_OPEN_MAX,
    _SC_STREAM_MAX,
    _SC_TZNAME_MAX,
    _SC_JOB_CONTROL,
    _SC_SAVED_IDS,
    _SC_REALTIME_SIGNALS,
    _SC_TIMERS,
    _SC_VERSION,
    _SC_PAGESIZE,
    _SC_RTSIG_MAX,
    _SC_SIGQUEUE_MAX,
    _SC_TIMER_MAX,
    _SC_DELAYTIMER_MAX,
    _SC_HOST_NAME_MAX,
    _SC_LOGIN_NAME_MAX,
    _SC_TTY_NAME_MAX,
    _SC_SYMLOOP_MAX,
    _SC_IOV_MAX,
    _SC_LINE_MAX,
    _SC_ATEXIT_MAX,
    _SC_GETPW_R_SIZE_MAX,
    _SC_GETGR_R_SIZE_MAX,
    _SC_NPROCESSORS_CONF,
    _SC_NPROCESSORS_ONLN,
    _SC_PHYS_PAGES,
    _SC_AVPHYS_PAGES,
    _SC_MONOTONIC_CLOCK,
    _SC_CPUTIME,
    _SC_THREADS,
    _SC_THREAD_STACK_MIN,
    _SC_THREAD_KEYS_MAX,
    _SC_MINSIGSTKSZ,
    _SC_SIGSTKSZ,
};
#define _SC_PAGE_SIZE _SC_PAGESIZE

enum {
    _PC_LINK_MAX,
    _PC_MAX_CANON,
    _PC_MAX_INPUT,
    _PC_NAME_MAX,
    _PC_PATH_MAX,
    _PC_PIPE_BUF,
    _PC_CHOWN_RESTRICTED,
    _PC_NO_TRUNC,
    _PC_VDISABLE,
    _PC_FILESIZEBITS,
};

#define _CS_PATH 0

extern char **environ;

int access(const char *, int);
unsigned int alarm(unsigned int);
int brk(void *);
void *sbrk(intptr_t);
int chdir(const char *);
int chown(const char *, uid_t, gid_t);
int chroot(const char *);
int close(int);
int close_range(unsigned int, unsigned int, int);
void closefrom(int);
size_t confstr(int, char *, size_t);
ssize_t copy_file_range(int, off_t *, int, off_t *, size_t, unsigned int);
int daemon(int, int);
int dup(int);
int dup2(int, int);
int dup3(int, int, int);
int eaccess(const char *, int);
int euidaccess(const char *, int);
int execl(const char *, const char *, ...) __attribute__((sentinel));
int execle(const char *, const char *, ...) __attribute__((sentinel(1)));
int execlp(const char *, const char *, ...) __attribute__((sentinel));
int execv(const char *, char *const[]);
int execve(const char *, char *const[], char *const[]);
int execveat(int, const char *, char *const[], char *const[], int);
int execvp(const char *, char *const[]);
int execvpe(const char *, char *const[], char *const[]);
void _exit(int) __attribute__((noreturn));
int faccessat(int, const char *, int, int);
int fchdir(int);
int fchown(int, uid_t, gid_t);
int fchownat(int, const char *, uid_t, gid_t, int);
int fdatasync(int);
int fexecve(int, char *const[], char *const[]);
pid_t fork(void);
pid_t _Fork(void);
long fpathconf(int, int);
int fsync(int);
int ftruncate(int, off_t);
char *getcwd(char *, size_t);
char *get_current_dir_name(void);
int getdomainname(char *, size_t);
int getentropy(void *, size_t);
gid_t getegid(void);
uid_t geteuid(void);
gid_t getgid(void);
int getgroups(int, gid_t[]);
int gethostname(char *, size_t);
char *getlogin(void);
int getlogin_r(char *, size_t);
int getpagesize(void);
pid_t getpgid(pid_t);
pid_t getpgrp(void);
pid_t getpid(void);
pid_t getppid(void);
int getresgid(gid_t *, gid_t *, gid_t *);
int getresuid(uid_t *, uid_t *, uid_t *);
pid_t getsid(pid_t);
pid_t gettid(void);
uid_t getuid(void);
int isatty(int);
int lchown(const char *, uid_t, gid_t);
int link(const char *, const char *);
int linkat(int, const char *, int, const char *, int);
int lockf(int, int, off_t);
off_t lseek(int, off_t, int);
int nice(int);
long pathconf(const char *, int);
int pause(void);
int pipe(int[2]);
int pipe2(int[2], int);
ssize_t pread(int, void *, size_t, off_t);
ssize_t pwrite(int, const void *, size_t, off_t);
ssize_t read(int, void *, size_t);
ssize_t readlink(const char *restrict, char *restrict, size_t);
ssize_t readlinkat(int, const char *restrict, char *restrict, size_t);
int rmdir(const char *);
int setegid(gid_t);
int seteuid(uid_t);
int setgid(gid_t);
int sethostname(const char *, size_t);
int setpgid(pid_t, pid_t);
pid_t setpgrp(void);
int setregid(gid_t, gid_t);
int setresgid(gid_t, gid_t, gid_t);
int setresuid(uid_t, uid_t, uid_t);
int setreuid(uid_t, uid_t);
pid_t setsid(void);
int setuid(uid_t);
unsigned int sleep(unsigned int);
void swab(const void *restrict, void *restrict, ssize_t);
int symlink(const char *, const char *);
int symlinkat(const char *, int, const char *);
void sync(void);
int syncfs(int);
long syscall(long, ...);
long sysconf(int);
pid_t tcgetpgrp(int);
int tcsetpgrp(int, pid_t);
int truncate(const char *, off_t);
char *ttyname(int);
int ttyname_r(int, char *, size_t);
unsigned int ualarm(unsigned int, unsigned int);
int unlink(const char *);
int unlinkat(int, const char *, int);
int usleep(unsigned int);
pid_t vfork(void) __attribute__((returns_twice));
int vhangup(void);
ssize_t write(int, const void *, size_t);

/* Repeat EXPR while it fails with EINTR; needs <errno.h>. */
#define TEMP_FAILURE_RETRY(expr)                                                                   \
    __extension__({                                                                                \
        long temp_failure_result_;                                                                 \
        do                                                                                         \
            temp_failure_result_ = (long)(expr);                                                   \
        while (temp_failure_result_ == -1 && *__errno_location() == 4);                            \
        temp_failure_result_;                                                                      \
    })
int *__errno_location(void) __attribute__((const));

#endif
