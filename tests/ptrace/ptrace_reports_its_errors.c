/* ptrace(2), ERRORS: ESRCH for who is not there, not traced, not stopped; EIO for bad requests,
 * signals, addresses; EINVAL for options and register sets. */
#include "tracee.h"

#include <sys/uio.h>

static int go[2];

static void body(void)
{
    await(go[0]);
}

int main(void)
{
    struct iovec vector;
    uint64_t words[400];
    pid_t pid;

    make_pipe(go);
    pid = start_child(body);
    ok(request(PTRACE_CONT, 0, 0, 0) < 0 && errno == ESRCH, "pid 0 is ESRCH");
    ok(request(PTRACE_CONT, -1, 0, 0) < 0 && errno == ESRCH, "so is -1");
    ok(request(PTRACE_ATTACH, 0x3ffffff, 0, 0) < 0 && errno == ESRCH,
       "so is one that is not there");
    ok(request(PTRACE_CONT, pid, 0, 0) < 0 && errno == ESRCH,
       "a child that is not traced is ESRCH");
    ok(request(12345, pid, 0, 0) < 0 && errno == ESRCH, "whatever the request");
    tell(go[1]);
    siginfo_t info;
    waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT);
    ok(request(PTRACE_ATTACH, pid, 0, 0) < 0 && errno == EPERM, "attaching to a zombie is EPERM");
    wait_for(pid);

    pid = start_tracee(body, 0);
    ok(request(12345, pid, 0, 0) < 0 && errno == EIO, "an unknown request is EIO");
    ok(request(PTRACE_CONT, pid, 0, 65) < 0 && errno == EIO, "a bad signal is EIO");
    ok(request(PTRACE_SINGLESTEP, pid, 0, -1ul) < 0 && errno == EIO, "for PTRACE_SINGLESTEP, too");
    ok(request(PTRACE_SETOPTIONS, pid, 0, 1 << 12) < 0 && errno == EINVAL,
       "unknown options are EINVAL");
    ok(request(PTRACE_PEEKUSER, pid, 4, (unsigned long)words) < 0 && errno == EIO,
       "a misaligned offset into struct user is EIO");
    ok(request(PTRACE_PEEKUSER, pid, 928, (unsigned long)words) < 0 && errno == EIO,
       "so is one behind it");
    ok(request(PTRACE_POKEUSER, pid, 400, 0) < 0 && errno == EIO,
       "writing what is no register is EIO");
    is_int(request(PTRACE_PEEKUSER, pid, 400, (unsigned long)words), 0, "reading it is not");
    ok(request(PTRACE_GETREGS, pid, 0, 8) < 0 && errno == EFAULT,
       "a bad address for registers is EFAULT");
    ok(request(PTRACE_GETREGSET, pid, NT_PRSTATUS, 8) < 0 && errno == EFAULT,
       "a bad iovec is EFAULT");
    vector = (struct iovec){ words, sizeof words };
    ok(request(PTRACE_GETREGSET, pid, 0x9999, (unsigned long)&vector) < 0 && errno == EINVAL,
       "an unknown register set is EINVAL");
    vector.iov_len = 12;
    ok(request(PTRACE_GETREGSET, pid, NT_PRSTATUS, (unsigned long)&vector) < 0 && errno == EINVAL,
       "a length that is no multiple of a register is EINVAL");
    ok(request(PTRACE_GETEVENTMSG, pid, 0, 8) < 0 && errno == EFAULT, "PTRACE_GETEVENTMSG: EFAULT");
    request(PTRACE_CONT, pid, 0, 0);
    wait_until_asleep(pid);
    ok(request(PTRACE_PEEKUSER, pid, 0, (unsigned long)words) < 0 && errno == ESRCH,
       "a tracee that is not stopped is ESRCH");
    is_int(atoi(status_field(pid, "TracerPid")) == getpid(), 1, "though it is traced");
    tell(go[1]);
    is_exit(next_stop(pid), 0, "it lives on");
    return done_testing();
}
