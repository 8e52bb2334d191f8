/* glob.h — paths that match a pattern. */
#ifndef _GLOB_H
#define _GLOB_H

#include <stddef.h>

#define GLOB_ERR      0x001
#define GLOB_MARK     0x002
#define GLOB_NOSORT   0x004
#define GLOB_DOOFFS   0x008
#define GLOB_NOCHECK  0x010
#define GLOB_APPEND   0x020
#define GLOB_NOESCAPE 0x040
#define GLOB_PERIOD   0x080
#define GLOB_NOMAGIC  0x800
#define GLOB_TILDE    0x1000

#define GLOB_NOSPACE  1
#define GLOB_ABORTED  2
#define GLOB_NOMATCH  3
#define GLOB_NOSYS    4

typedef struct {
    size_t gl_pathc;
    char **gl_pathv;
    size_t gl_offs;
} glob_t;

int glob(const char *restrict, int, int (*)(const char *, int), glob_t *restrict);
void globfree(glob_t *);

#endif
