/*
 * abi/uio.h — vectors of readv(2) and writev(2).
 */
#ifndef ABI_UIO_H
#define ABI_UIO_H

#include "types.h"

#ifndef __iovec_defined
#define __iovec_defined 1
struct iovec {
    void *iov_base;
    size_t iov_len;
};
#endif
_Static_assert(sizeof(struct iovec) == 16, "iovec");
_Static_assert(offsetof(struct iovec, iov_len) == 8, "iovec");

#define RWF_HIPRI  0x01
#define RWF_DSYNC  0x02
#define RWF_SYNC   0x04
#define RWF_NOWAIT 0x08
#define RWF_APPEND 0x10

#endif
