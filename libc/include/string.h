/* string.h — strings and bytes. */
#ifndef _STRING_H
#define _STRING_H

#include <stddef.h>
#include <strings.h>

void *memccpy(void *restrict, const void *restrict, int, size_t);
void *memchr(const void *, int, size_t);
int memcmp(const void *, const void *, size_t);
void *memcpy(void *restrict, const void *restrict, size_t);
void *memmem(const void *, size_t, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *mempcpy(void *restrict, const void *restrict, size_t);
void *memrchr(const void *, int, size_t);
void *memset(void *, int, size_t);
void *rawmemchr(const void *, int);
void explicit_bzero(void *, size_t);
char *stpcpy(char *restrict, const char *restrict);
char *stpncpy(char *restrict, const char *restrict, size_t);
char *strcasestr(const char *, const char *);
char *strcat(char *restrict, const char *restrict);
char *strchr(const char *, int);
char *strchrnul(const char *, int);
int strcmp(const char *, const char *);
int strcoll(const char *, const char *);
char *strcpy(char *restrict, const char *restrict);
size_t strcspn(const char *, const char *);
char *strdup(const char *);
#define strdupa(s)                                                                                 \
    __extension__({                                                                                \
        const char *strdupa_s_ = (s);                                                              \
        size_t strdupa_n_ = strlen(strdupa_s_) + 1;                                                \
        (char *)memcpy(__builtin_alloca(strdupa_n_), strdupa_s_, strdupa_n_);                      \
    })
char *strerror(int);
int strerror_r(int, char *, size_t);
const char *strerrorname_np(int);
const char *strerrordesc_np(int);
size_t strlcat(char *restrict, const char *restrict, size_t);
size_t strlcpy(char *restrict, const char *restrict, size_t);
size_t strlen(const char *);
char *strncat(char *restrict, const char *restrict, size_t);
int strncmp(const char *, const char *, size_t);
char *strncpy(char *restrict, const char *restrict, size_t);
char *strndup(const char *, size_t);
size_t strnlen(const char *, size_t);
char *strpbrk(const char *, const char *);
char *strrchr(const char *, int);
char *strsep(char **restrict, const char *restrict);
char *strsignal(int);
const char *sigabbrev_np(int);
const char *sigdescr_np(int);
size_t strspn(const char *, const char *);
char *strstr(const char *, const char *);
char *strtok(char *restrict, const char *restrict);
char *strtok_r(char *restrict, const char *restrict, char **restrict);
int strverscmp(const char *, const char *);
size_t strxfrm(char *restrict, const char *restrict, size_t);

#endif
