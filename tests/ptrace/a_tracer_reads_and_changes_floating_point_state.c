/* ptrace(2): PTRACE_GETFPREGS, SETFPREGS, and GETREGSET and SETREGSET with NT_X86_XSTATE. */
#include "tracee.h"

#include <sys/uio.h>

static void body(void)
{
    double x = 1.5;
    unsigned short control = 0x37f;

    __asm__ volatile("movsd %0, %%xmm7\n fldcw %1\n int3\n movsd %%xmm7, %0\n fnstcw %1\n"
                     : "+m"(x), "+m"(control) : : "xmm7");
    _exit(x == 2.5 && control == 0x27f ? 42 : 43);
}

static unsigned char area[16384] __attribute__((aligned(64))), second[16384];

int main(void)
{
    pid_t pid = start_tracee(body, 0);
    struct user_fpregs_struct fp;
    struct iovec vector = { area, sizeof area };
    double value;

    is_int(stop_code(go_on(PTRACE_CONT, pid, 0)), SIGTRAP, "a tracee with a value in xmm7");
    is_int(request(PTRACE_GETFPREGS, pid, 0, (unsigned long)&fp), 0, "PTRACE_GETFPREGS");
    memcpy(&value, &fp.xmm_space[7 * 4], sizeof value);
    ok(value == 1.5 && fp.cwd == 0x37f && fp.mxcsr == 0x1f80, "gives it");
    value = 2.5;
    memcpy(&fp.xmm_space[7 * 4], &value, sizeof value);
    fp.cwd = 0x27f;
    is_int(request(PTRACE_SETFPREGS, pid, 0, (unsigned long)&fp), 0, "PTRACE_SETFPREGS");
    fp.mxcsr = 0xffffffff;
    ok(request(PTRACE_SETFPREGS, pid, 0, (unsigned long)&fp) < 0 && errno == EINVAL,
       "an MXCSR with reserved bits is EINVAL");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "the program has the new values");

    pid = start_tracee(body, 0);
    go_on(PTRACE_CONT, pid, 0);
    is_int(request(PTRACE_GETREGSET, pid, NT_X86_XSTATE, (unsigned long)&vector), 0,
           "PTRACE_GETREGSET of NT_X86_XSTATE");
    ok(vector.iov_len >= 576 && vector.iov_len < sizeof area, "has the legacy area and the header");
    memcpy(&value, area + 160 + 7 * 16, sizeof value);
    ok(value == 1.5, "has the value");
    ok((area[464] & 3) == 3, "and in its software bytes the features there are");
    value = 2.5;
    memcpy(area + 160 + 7 * 16, &value, sizeof value);
    area[1] = 2;
    area[512] |= 3;
    is_int(request(PTRACE_SETREGSET, pid, NT_X86_XSTATE, (unsigned long)&vector), 0,
           "PTRACE_SETREGSET of it");
    memcpy(second, area, sizeof area);
    second[512 + 7] = 0x80;
    vector.iov_base = second;
    ok(request(PTRACE_SETREGSET, pid, NT_X86_XSTATE, (unsigned long)&vector) < 0 && errno == EINVAL,
       "a feature that the machine lacks is EINVAL");
    vector.iov_len = 512;
    ok(request(PTRACE_SETREGSET, pid, NT_X86_XSTATE, (unsigned long)&vector) < 0 && errno == EFAULT,
       "half of it is EFAULT");
    is_exit(go_on(PTRACE_CONT, pid, 0), 42, "the program has the new values");
    return done_testing();
}
