/* sigaltstack(2): EINVAL for bad flags, ENOMEM below MINSIGSTKSZ, EFAULT for bad pointers. */
#include "support.h"

static char alternate[65536];

int main(void)
{
    stack_t ss = { .ss_sp = alternate, .ss_size = sizeof alternate }, now;

    ss.ss_flags = 4;
    fails_with(sigaltstack(&ss, NULL), EINVAL, "flags 4");
    ss.ss_flags = -1;
    fails_with(sigaltstack(&ss, NULL), EINVAL, "flags -1");
    ss.ss_flags = SS_ONSTACK | SS_DISABLE;
    fails_with(sigaltstack(&ss, NULL), EINVAL, "SS_ONSTACK and SS_DISABLE together");
    ss.ss_flags = 0;
    ss.ss_size = 2047;
    fails_with(sigaltstack(&ss, NULL), ENOMEM, "2047 bytes");
    ss.ss_size = 0;
    fails_with(sigaltstack(&ss, NULL), ENOMEM, "0 bytes");
    fails_with(sigaltstack((void *)8, NULL), EFAULT, "a bad pointer to a new stack");
    fails_with(sigaltstack(NULL, (void *)8), EFAULT, "a bad pointer for the old one");
    sigaltstack(NULL, &now);
    is_int(now.ss_flags, SS_DISABLE, "none of these set a stack");
    is_int(sigaltstack(&(stack_t){ .ss_flags = 0 }, NULL), 0,
           "zeros are what a program starts with: no change is no error");
    ss.ss_flags = SS_DISABLE;
    ss.ss_size = 0;
    is_int(sigaltstack(&ss, NULL), 0, "with SS_DISABLE the size does not matter");
    is_int(sigaltstack(NULL, NULL), 0, "nothing to do is no error");
    return done_testing();
}
