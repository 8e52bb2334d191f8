/* ptrace(2): PTRACE_GETREGS, SETREGS, PEEKUSER, POKEUSER, GETREGSET and SETREGSET; nothing
 * written may give the tracee privileges. */
#include "tracee.h"

#include <sys/uio.h>

static int child(void);
extern char trap_here[];

static void body(void)
{
    exit(child());
}

/* Known values, a breakpoint, and then what the tracer made of them. */
static int child(void)
{
    register unsigned long r12 __asm__("r12") = 0x1212, r15 __asm__("r15") = 0x1515;
    unsigned long rax = 0xaa, rbx = 0xbb, flags;

    __asm__ volatile("int3\n trap_here: pushfq\n popq %2\n"
                     : "+a"(rax), "+b"(rbx), "=r"(flags), "+r"(r12), "+r"(r15));
    return rax == 1 && rbx == 2 && r12 == 3 && r15 == 4 && (flags & 0x33000) == 0 &&
                   (flags & 0x202) == 0x202 ? 42 : 43;
}

int main(void)
{
    pid_t pid = start_tracee(body, 0);
    struct user_regs_struct regs, again;
    unsigned long word = 0;
    struct iovec vector = { &again, 8 * 20 };

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "a breakpoint");
    regs = registers_of(pid);
    ok(regs.rip == (unsigned long)trap_here && regs.rax == 0xaa && regs.rbx == 0xbb &&
       regs.r12 == 0x1212 && regs.r15 == 0x1515, "PTRACE_GETREGS gives the registers");
    ok(regs.cs == 0x33 && regs.ss == 0x2b && regs.ds == 0 && regs.es == 0 && regs.fs == 0 &&
       regs.gs == 0, "and the segments of 64-bit programs");
    ok((long)regs.orig_rax == -1, "orig_rax is -1 outside of system calls");
    ok(regs.fs_base != 0 && regs.gs_base == 0, "fs_base is the thread's");
    request(PTRACE_PEEKUSER, pid, offsetof(struct user, regs.rbx), (unsigned long)&word);
    ok(word == 0xbb, "PTRACE_PEEKUSER gives one");
    memset(&again, 0xee, sizeof again);
    is_int(request(PTRACE_GETREGSET, pid, NT_PRSTATUS, (unsigned long)&vector), 0,
           "PTRACE_GETREGSET with a short buffer");
    ok(vector.iov_len == 160 && !memcmp(&again, &regs, 160) && again.ss == 0xeeeeeeeeeeeeeeee,
       "gives as many as fit");
    vector.iov_len = 4096;
    request(PTRACE_GETREGSET, pid, NT_PRSTATUS, (unsigned long)&vector);
    ok(vector.iov_len == sizeof regs, "and tells how many there are");

    regs.rax = 1;
    regs.eflags |= 0x33000;  /* IOPL, RF, VM */
    regs.eflags &= ~0x202ul; /* IF */
    is_int(request(PTRACE_SETREGS, pid, 0, (unsigned long)&regs), 0, "PTRACE_SETREGS");
    is_int(request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rbx), 2), 0, "PTRACE_POKEUSER");
    again = registers_of(pid);
    again.r15 = 4;
    again.r14 = 0;
    vector.iov_len = 8;
    is_int(request(PTRACE_SETREGSET, pid, NT_PRSTATUS, (unsigned long)&vector), 0,
           "PTRACE_SETREGSET");
    ok(registers_of(pid).r15 == 4 && registers_of(pid).r14 == regs.r14, "sets the first alone");
    request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.r12), 3);
    ok(request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.cs), 0) < 0 && errno == EIO,
       "a null cs is EIO");
    ok(request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.cs), 0x10) < 0 && errno == EIO,
       "so is the kernel's");
    ok(request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.ss), 0) < 0 && errno == EIO,
       "and for ss");
    ok(request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.fs_base), 1ul << 63) < 0 &&
       errno == EIO, "a base of the kernel's is EIO");
    ok(request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.gs_base), 0xffff800000000000) < 0 &&
       errno == EIO, "for gs, too");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "the program sees what was written, but no privilege");

    pid = start_tracee(body, 0);
    go_on(PTRACE_CONT, pid, 0);
    request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rip), 0x8000000000000000);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSEGV, "an rip that is no address is SIGSEGV");
    request(PTRACE_POKEUSER, pid, offsetof(struct user, regs.rip), 0xffffffff81000000);
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGSEGV, "so is one of the kernel's");
    end_child(pid);
    return done_testing();
}
