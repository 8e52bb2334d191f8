/* What code compiled with -fstack-protector calls when its canary was overwritten. */
#include "internal/syscall.h"

#include <stdlib.h>

void __stack_chk_fail(void) __attribute__((noreturn));

void __stack_chk_fail(void)
{
    static const char text[] = "*** stack smashing detected ***: terminated\n";

    RAW(write, 2, text, sizeof text - 1);
    abort();
}
