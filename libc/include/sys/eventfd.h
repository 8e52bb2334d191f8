/* sys/eventfd.h — counters as descriptors. */
#ifndef _SYS_EVENTFD_H
#define _SYS_EVENTFD_H

#include <abi/eventfd.h>
#include <stdint.h>

typedef uint64_t eventfd_t;

int eventfd(unsigned int, int);
int eventfd_read(int, eventfd_t *);
int eventfd_write(int, eventfd_t);

#endif
