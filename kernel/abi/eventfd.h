/*
 * abi/eventfd.h — eventfd(2).
 */
#ifndef ABI_EVENTFD_H
#define ABI_EVENTFD_H

#define EFD_SEMAPHORE 1
#define EFD_NONBLOCK  04000
#define EFD_CLOEXEC   02000000

#endif
