/* sys/uio.h — vectors of buffers. */
#ifndef _SYS_UIO_H
#define _SYS_UIO_H

#include <abi/uio.h>

#define UIO_MAXIOV 1024

ssize_t readv(int, const struct iovec *, int);
ssize_t writev(int, const struct iovec *, int);
ssize_t preadv(int, const struct iovec *, int, off_t);
ssize_t pwritev(int, const struct iovec *, int, off_t);
ssize_t process_vm_readv(pid_t, const struct iovec *, unsigned long, const struct iovec *,
                         unsigned long, unsigned long);
ssize_t process_vm_writev(pid_t, const struct iovec *, unsigned long, const struct iovec *,
                          unsigned long, unsigned long);

#endif
