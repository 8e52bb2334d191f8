/*
 * abi/ptrace.h — requests, options and events of ptrace(2), and the layout of its user area.
 * Source: ptrace(2).
 */
#ifndef ABI_PTRACE_H
#define ABI_PTRACE_H

#include "elf.h"
#include "types.h"
#include "ucontext.h"

#define PTRACE_TRACEME             0
#define PTRACE_PEEKTEXT            1
#define PTRACE_PEEKDATA            2
#define PTRACE_PEEKUSER            3
#define PTRACE_POKETEXT            4
#define PTRACE_POKEDATA            5
#define PTRACE_POKEUSER            6
#define PTRACE_CONT                7
#define PTRACE_KILL                8
#define PTRACE_SINGLESTEP          9
#define PTRACE_GETREGS             12
#define PTRACE_SETREGS             13
#define PTRACE_GETFPREGS           14
#define PTRACE_SETFPREGS           15
#define PTRACE_ATTACH              16
#define PTRACE_DETACH              17
#define PTRACE_OLDSETOPTIONS       21
#define PTRACE_SYSCALL             24
#define PTRACE_ARCH_PRCTL          30
#define PTRACE_SYSEMU              31
#define PTRACE_SYSEMU_SINGLESTEP   32
#define PTRACE_SETOPTIONS          0x4200
#define PTRACE_GETEVENTMSG         0x4201
#define PTRACE_GETSIGINFO          0x4202
#define PTRACE_SETSIGINFO          0x4203
#define PTRACE_GETREGSET           0x4204
#define PTRACE_SETREGSET           0x4205
#define PTRACE_SEIZE               0x4206
#define PTRACE_INTERRUPT           0x4207
#define PTRACE_LISTEN              0x4208
#define PTRACE_PEEKSIGINFO         0x4209
#define PTRACE_GETSIGMASK          0x420a
#define PTRACE_SETSIGMASK          0x420b
#define PTRACE_GET_SYSCALL_INFO    0x420e

#define PTRACE_EVENT_FORK          1
#define PTRACE_EVENT_VFORK         2
#define PTRACE_EVENT_CLONE         3
#define PTRACE_EVENT_EXEC          4
#define PTRACE_EVENT_VFORK_DONE    5
#define PTRACE_EVENT_EXIT          6
#define PTRACE_EVENT_SECCOMP       7
#define PTRACE_EVENT_STOP          128

/* PTRACE_O_TRACE…: bit n asks for event n. */
#define PTRACE_O_EVENT(event)      (1u << (event))
#define PTRACE_O_TRACESYSGOOD      (1u << 0)
#define PTRACE_O_EXITKILL          (1u << 20)
#define PTRACE_O_SUSPEND_SECCOMP   (1u << 21)

/* PTRACE_GETEVENTMSG at a system call's stops. */
#define PTRACE_EVENTMSG_SYSCALL_ENTRY 1
#define PTRACE_EVENTMSG_SYSCALL_EXIT  2

#define PTRACE_PEEKSIGINFO_SHARED  (1u << 0)
struct ptrace_peeksiginfo_args {
    uint64_t off;
    uint32_t flags;
    int32_t nr;
};
_Static_assert(sizeof(struct ptrace_peeksiginfo_args) == 16, "ptrace_peeksiginfo_args");

#define PTRACE_SYSCALL_INFO_NONE    0
#define PTRACE_SYSCALL_INFO_ENTRY   1
#define PTRACE_SYSCALL_INFO_EXIT    2
struct ptrace_syscall_info {
    uint8_t op;
    uint8_t pad[3];
    uint32_t arch;
    uint64_t instruction_pointer;
    uint64_t stack_pointer;
    union {
        struct {
            uint64_t nr;
            uint64_t args[6];
        } entry;
        struct {
            int64_t rval;
            uint8_t is_error;
        } exit;
    };
};
_Static_assert(offsetof(struct ptrace_syscall_info, entry) == 24, "ptrace_syscall_info");
_Static_assert(sizeof(struct ptrace_syscall_info) == 80, "ptrace_syscall_info");

/* What PTRACE_PEEKUSER and PTRACE_POKEUSER take offsets of. */
struct user {
    struct user_regs_struct regs;
    int u_fpvalid;
    struct _fpstate i387;
    uint64_t u_tsize, u_dsize, u_ssize;
    uint64_t start_code, start_stack;
    int64_t signal;
    int reserved;
    uint64_t u_ar0;
    uint64_t u_fpstate;
    uint64_t magic;
    char u_comm[32];
    uint64_t u_debugreg[8];
    uint64_t error_code;
    uint64_t fault_address;
};
_Static_assert(offsetof(struct user, i387) == 224, "user");
_Static_assert(offsetof(struct user, u_debugreg) == 848, "user");
_Static_assert(sizeof(struct user) == 928, "user");

#endif
