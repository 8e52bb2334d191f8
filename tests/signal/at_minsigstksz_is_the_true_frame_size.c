/*
 * getauxval(3), sysconf(3): AT_MINSIGSTKSZ is the minimum stack for a frame on this CPU;
 * _SC_MINSIGSTKSZ gives it, _SC_SIGSTKSZ is at least that.
 */
#include "frame.h"
#include <sys/auxv.h>

int main(void)
{
    unsigned long minimum = getauxval(AT_MINSIGSTKSZ);
    struct fpx_software *software;
    size_t needed;
    stack_t ss;

    ok(minimum >= 1024 && minimum < 65536, "AT_MINSIGSTKSZ is there and reasonable");
    is_int(sysconf(_SC_MINSIGSTKSZ), (long)minimum, "_SC_MINSIGSTKSZ is the same");
    ok(sysconf(_SC_SIGSTKSZ) >= sysconf(_SC_MINSIGSTKSZ),
       "_SC_SIGSTKSZ is at least _SC_MINSIGSTKSZ");
    frame_catch(SIGUSR1, SA_ONSTACK | SA_SIGINFO);
    ss.ss_size = minimum + 4096;
    ss.ss_sp = malloc(ss.ss_size);
    ss.ss_flags = 0;
    sigaltstack(&ss, NULL);
    raise(SIGUSR1);
    needed = (uintptr_t)ss.ss_sp + ss.ss_size - frame_sp;
    ok(needed <= minimum, "a frame takes no more than that");
    software = frame_software((ucontext_t *)frame_context);
    ok(software->magic1 != XSTATE_MAGIC1 || minimum >= software->extended_size + 440,
       "it covers the XSAVE area and the rest of the frame");
    return done_testing();
}
