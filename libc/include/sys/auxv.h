/* sys/auxv.h — the auxiliary vector. */
#ifndef _SYS_AUXV_H
#define _SYS_AUXV_H

#include <abi/auxv.h>

unsigned long getauxval(unsigned long);

#endif
