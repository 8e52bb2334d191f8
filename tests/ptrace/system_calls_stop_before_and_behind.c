/* ptrace(2), "Syscall-stops": PTRACE_SYSCALL, PTRACE_O_TRACESYSGOOD, PTRACE_GET_SYSCALL_INFO,
 * and what a tracer may change there. */
#include "tracee.h"

#define INFO_NONE  0
#define INFO_ENTRY 1
#define INFO_EXIT  2

/* As ptrace(2) has it. */
struct syscall_info {
    uint8_t op, pad[3];
    uint32_t arch;
    uint64_t ip, sp;
    union {
        struct {
            uint64_t nr, args[6];
        } entry;
        struct {
            int64_t rval;
            uint8_t is_error;
        } exit;
    };
};

static void body(void)
{
    raise(SIGSTOP);
    if (syscall(SYS_getpgid, 1, 2, 3, 4, 5, 6) == -2)
        _exit(1);
    if (syscall(SYS_close, 1000) != -1 || errno != EBADF)
        _exit(2);
    if (syscall(SYS_getpid) != getppid()) /* becomes getppid */
        _exit(3);
    if (syscall(SYS_exit_group, 4) != -1 || errno != ENOSYS) /* is skipped */
        _exit(5);
    if (syscall(SYS_exit_group, 6) != 7) /* is skipped with a result */
        _exit(8);
    if (syscall(SYS_getpid) != 1234) /* gets another result */
        _exit(9);
    _exit(42);
}

static struct syscall_info info_of(pid_t pid, long *size)
{
    struct syscall_info info;

    memset(&info, 0xee, sizeof info);
    *size = request(0x420e, pid, sizeof info, (unsigned long)&info);
    return info;
}

static void set(pid_t pid, size_t offset, unsigned long value)
{
    request(PTRACE_POKEUSER, pid, offset, value);
}

#define REGISTER(name) offsetof(struct user_regs_struct, name)

int main(void)
{
    pid_t pid = start_tracee(body, 0);
    struct syscall_info info;
    struct user_regs_struct regs;
    long size;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSTOP, "a tracee stops");
    info = info_of(pid, &size);
    ok(size == 24 && info.op == INFO_NONE && info.arch == 0xc000003e && info.sp != 0,
       "PTRACE_GET_SYSCALL_INFO knows of no call there");
    /* raise() still has its way out of the kernel, and sets the mask back */
    while (registers_of(pid).orig_rax != SYS_getpgid)
        if (stop_code(go_on(PTRACE_SYSCALL, pid, 0)) != SIGTRAP)
            break;
    regs = registers_of(pid);
    ok(regs.orig_rax == SYS_getpgid && (long)regs.rax == -ENOSYS,
       "before a call: orig_rax is its number, rax -ENOSYS");
    is_int(siginfo_of(pid).si_code, SIGTRAP, "si_code is SIGTRAP without TRACESYSGOOD");
    info = info_of(pid, &size);
    ok(size == 24 && info.op == INFO_NONE, "and it is not known as a call");
    is_int(event_message(pid), 1, "PTRACE_GETEVENTMSG tells that it is the way in");

    request(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SYSCALL_STOP, "behind it, with TRACESYSGOOD");
    is_int(event_message(pid), 2, "PTRACE_GETEVENTMSG tells that it is the way out");
    is_int(siginfo_of(pid).si_code, SYSCALL_STOP, "si_code is SIGTRAP | 0x80");
    info = info_of(pid, &size);
    ok(size == 33 && info.op == INFO_EXIT && info.exit.rval >= 0 && info.exit.is_error == 0,
       "its result is in the info");

    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SYSCALL_STOP, "the next call");
    info = info_of(pid, &size);
    ok(size == 80 && info.op == INFO_ENTRY && info.entry.nr == SYS_close &&
       info.entry.args[0] == 1000,
       "its number and arguments are in the info");
    memset(&info, 0xee, sizeof info);
    is_int(request(0x420e, pid, 8, (unsigned long)&info), 80, "which may be cut");
    ok(info.op == INFO_ENTRY && info.ip == 0xeeeeeeeeeeeeeeee, "to what there is room for");
    go_on(PTRACE_SYSCALL, pid, 0);
    info = info_of(pid, &size);
    ok(size == 33 && info.exit.rval == -EBADF && info.exit.is_error == 1, "it fails with EBADF");
    is_int(registers_of(pid).orig_rax, SYS_close, "orig_rax is still there behind it");

    go_on(PTRACE_SYSCALL, pid, 0);
    set(pid, REGISTER(orig_rax), SYS_getppid);
    go_on(PTRACE_SYSCALL, pid, 0);
    is_int(registers_of(pid).rax, getpid(), "another number makes it another call");
    go_on(PTRACE_SYSCALL, pid, 0); /* getppid itself */
    go_on(PTRACE_SYSCALL, pid, 0);

    go_on(PTRACE_SYSCALL, pid, 0);
    set(pid, REGISTER(orig_rax), -1);
    is_int(stop_code(go_on(PTRACE_SYSCALL, pid, 0)), SYSCALL_STOP, "number -1 skips it");
    is_int((long)registers_of(pid).rax, -ENOSYS, "with ENOSYS");

    go_on(PTRACE_SYSCALL, pid, 0);
    set(pid, REGISTER(orig_rax), -1);
    set(pid, REGISTER(rax), 7);
    go_on(PTRACE_SYSCALL, pid, 0);
    is_int(registers_of(pid).rax, 7, "or with what rax is set to");

    go_on(PTRACE_SYSCALL, pid, 0);
    go_on(PTRACE_SYSCALL, pid, 0);
    set(pid, REGISTER(rax), 1234);
    is_exit(go_on(PTRACE_CONT, pid, 0), 42,
            "a result that is changed behind it reaches the program");
    return done_testing();
}
