/* stdio_ext.h — what streams are doing. */
#ifndef _STDIO_EXT_H
#define _STDIO_EXT_H

#include <stdio.h>

size_t __fpending(FILE *);
void __fpurge(FILE *);
int __freading(FILE *);
int __fwriting(FILE *);

#endif
