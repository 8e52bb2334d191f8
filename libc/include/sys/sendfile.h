/* sys/sendfile.h — copying between descriptors. */
#ifndef _SYS_SENDFILE_H
#define _SYS_SENDFILE_H

#include <abi/types.h>

ssize_t sendfile(int, int, off_t *, size_t);

#endif
