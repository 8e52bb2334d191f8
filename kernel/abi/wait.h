/*
 * abi/wait.h — waiting for children and the encoding of their status.
 * Source: wait(2), waitid(2).
 */
#ifndef ABI_WAIT_H
#define ABI_WAIT_H

#define WNOHANG     0x00000001
#define WUNTRACED   0x00000002
#define WSTOPPED    WUNTRACED
#define WEXITED     0x00000004
#define WCONTINUED  0x00000008
#define WNOWAIT     0x01000000
#define __WNOTHREAD 0x20000000
#define __WALL      0x40000000
#define __WCLONE    0x80000000

#ifndef __idtype_t_defined
#define __idtype_t_defined
typedef enum {
    P_ALL = 0,
    P_PID = 1,
    P_PGID = 2,
    P_PIDFD = 3,
} idtype_t;
#endif

/* wait status: exit code in bits 8-15, or signal in 0-6 with 0x80 = core, or 0x7f = stopped. */
#define WEXITSTATUS(s)       (((s)&0xff00) >> 8)
#define WTERMSIG(s)          ((s)&0x7f)
#define WSTOPSIG(s)          WEXITSTATUS(s)
#define WIFEXITED(s)         (WTERMSIG(s) == 0)
#define WIFSIGNALED(s)       ((signed char)(((s)&0x7f) + 1) >> 1 > 0)
#define WIFSTOPPED(s)        (((s)&0xff) == 0x7f)
#define WIFCONTINUED(s)      ((s) == 0xffff)
#define WCOREDUMP(s)         ((s)&0x80)
#define W_EXITCODE(ret, sig) ((ret) << 8 | (sig))
#define W_STOPCODE(sig)      ((sig) << 8 | 0x7f)
#define W_CONTINUED          0xffff
#define WCOREFLAG            0x80

#endif
