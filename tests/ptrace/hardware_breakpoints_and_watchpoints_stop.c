/* ptrace(2), u_debugreg of struct user: breakpoints and watchpoints of the CPU: SIGTRAP with
 * TRAP_HWBKPT, and DR6 tells which. */
#include "tracee.h"

#define DR(n)       offsetof(struct user, u_debugreg[n])
#define EXECUTE     0u
#define WRITE       1u
#define ACCESS      3u
#define ENABLE(n)   (1u << (2 * (n)))
#define KIND(n, kind, bytes) (((kind) | ((bytes) - 1) << 2) << (16 + 4 * (n)))

static volatile long watched __attribute__((aligned(8)));
static int fds[2];

__attribute__((noinline)) static long function(long x)
{
    __asm__ volatile("");
    return x + 1;
}

static void body(void)
{
    raise(SIGSTOP);
    function(1);
    watched = 5;
    if (watched != 5)
        _exit(1);
    if (read(fds[0], (void *)&watched, 8) != 8) /* the kernel's own writes do not count */
        _exit(2);
    if (fork() == 0) {
        watched = 6; /* nor does a child inherit them */
        _exit(0);
    }
    wait(NULL);
    execl("/proc/self/exe", "again", "again", NULL);
}

static unsigned long get(pid_t pid, size_t offset)
{
    unsigned long value = ~0ul;

    request(PTRACE_PEEKUSER, pid, offset, (unsigned long)&value);
    return value;
}

static long set(pid_t pid, size_t offset, unsigned long value)
{
    return request(PTRACE_POKEUSER, pid, offset, value);
}

int main(int argc, char **argv)
{
    pid_t pid;

    (void)argv;
    if (argc > 1) {
        watched = 7;
        return 42;
    }
    make_pipe(fds);
    pid = start_tracee(body, 0);
    go_on(PTRACE_CONT, pid, 0);
    ok(get(pid, DR(0)) == 0 && get(pid, DR(7)) == 0 && get(pid, DR(6)) == 0xffff0ff0,
       "none are set at first");
    is_int(set(pid, DR(0), (unsigned long)function), 0, "an address");
    is_int(set(pid, DR(1), (unsigned long)&watched), 0, "and another");
    ok(get(pid, DR(1)) == (unsigned long)&watched, "are there");
    is_int(set(pid, DR(7), ENABLE(0) | KIND(0, EXECUTE, 1) | ENABLE(1) | KIND(1, WRITE, 4)), 0,
           "what to watch them for");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "a breakpoint is hit");
    is_int(siginfo_of(pid).si_code, TRAP_HWBKPT, "si_code is TRAP_HWBKPT");
    ok(registers_of(pid).rip == (unsigned long)function, "before its instruction");
    is_int(get(pid, DR(6)) & 0xf, 1, "DR6 tells that it is the first");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP,
           "it is not hit again; the watchpoint is");
    is_int(get(pid, DR(6)) & 0xf, 2, "DR6 tells that it is the second");
    is_int(set(pid, DR(7), ENABLE(1) | KIND(1, ACCESS, 8)), 0, "to watch for reads as well");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "a read is a hit");
    is_int(siginfo_of(pid).si_code, TRAP_HWBKPT, "si_code is TRAP_HWBKPT");

    ok(set(pid, DR(4), 1) < 0 && errno == EIO, "there is no DR4: EIO");
    ok(set(pid, DR(2), (unsigned long)&watched + 1) == 0 &&
       set(pid, DR(7), ENABLE(2) | KIND(2, WRITE, 4)) < 0 && errno == EINVAL,
       "misaligned data is EINVAL");
    ok(set(pid, DR(7), ENABLE(1) | KIND(1, 2u, 4)) < 0 && errno == EINVAL, "I/O is EINVAL");
    ok(set(pid, DR(7), ENABLE(1) | KIND(1, EXECUTE, 4)) < 0 && errno == EINVAL,
       "code with a length is EINVAL");

    set(pid, DR(7), ENABLE(1) | KIND(1, WRITE, 8));
    if (write(fds[1], "12345678", 8) != 8)
        bail_out("write failed");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGCHLD,
           "what the kernel writes for the program is no hit, nor does a child inherit them");
    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "exec (its SIGTRAP)");
    is_int(siginfo_of(pid).si_code, SI_USER, "which is from exec");
    ok(get(pid, DR(1)) == 0 && (get(pid, DR(7)) & 0xff) == 0, "clears them");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "and nothing stops the new program");
    return done_testing();
}
