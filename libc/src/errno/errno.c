/* errno: one a thread, in its control block. */
#include "internal/syscall.h"
#include "internal/thread.h"

#include <errno.h>

int *__errno_location(void)
{
    return &__self()->errno_value;
}

long __syscall_ret(long ret)
{
    if (ret < 0 && ret > -4096) {
        __self()->errno_value = (int)-ret;
        return -1;
    }
    return ret;
}
