/* sys/times.h — process times. */
#ifndef _SYS_TIMES_H
#define _SYS_TIMES_H

#include <abi/time.h>

clock_t times(struct tms *);

#endif
