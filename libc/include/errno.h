/* errno.h — error numbers and the variable that holds the last one. */
#ifndef _ERRNO_H
#define _ERRNO_H

#include <abi/errno.h>

int *__errno_location(void) __attribute__((const));
#define errno (*__errno_location())

extern char *program_invocation_name;
extern char *program_invocation_short_name;

#endif
