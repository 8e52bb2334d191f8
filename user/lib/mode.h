/*
 * File modes as text: "drwxr-xr-x" to print, "755" and "u+x,go-w" to parse.
 */
#ifndef USER_LIB_MODE_H
#define USER_LIB_MODE_H

#include <sys/types.h>

/* The ten characters of ls -l and a NUL. */
void mode_format(mode_t mode, char buffer[11]);

/*
 * Applies text (octal, or chmod's symbolic clauses) to old. mask is the umask, which limits clauses
 * without u, g, o or a. Returns 0 and the new permission bits in *mode, or -1 if text is wrong.
 */
int mode_parse(const char *text, mode_t old, mode_t mask, mode_t *mode);

#endif
