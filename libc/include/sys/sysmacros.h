/* sys/sysmacros.h — the parts of a device number. */
#ifndef _SYS_SYSMACROS_H
#define _SYS_SYSMACROS_H

#include <abi/types.h>

#define major(dev)        ABI_MAJOR(dev)
#define minor(dev)        ABI_MINOR(dev)
#define makedev(maj, min) ABI_MAKEDEV(maj, min)

#endif
