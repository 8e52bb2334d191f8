/* sys/random.h — random bytes. */
#ifndef _SYS_RANDOM_H
#define _SYS_RANDOM_H

#include <abi/rseq.h>
#include <abi/types.h>

ssize_t getrandom(void *, size_t, unsigned int);
int getentropy(void *, size_t);

#endif
