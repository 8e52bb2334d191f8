/* error.h — GNU's messages of programs. */
#ifndef _ERROR_H
#define _ERROR_H

void error(int, int, const char *, ...) __attribute__((format(printf, 3, 4)));

#endif
