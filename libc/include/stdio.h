/* stdio.h — streams, printf, scanf. */
#ifndef _STDIO_H
#define _STDIO_H

#include <abi/types.h>
#include <stdarg.h>
#include <stddef.h>

#define EOF          (-1)
#define BUFSIZ       4096
#define FILENAME_MAX 4096
#define FOPEN_MAX    1000
#define TMP_MAX      10000
#define L_tmpnam     20
#define L_ctermid    20
#define P_tmpdir     "/tmp"

#define _IOFBF       0
#define _IOLBF       1
#define _IONBF       2

#ifndef SEEK_SET
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
#endif

typedef struct __file FILE;
typedef off_t fpos_t;

extern FILE *const __stdin;
extern FILE *const __stdout;
extern FILE *const __stderr;
#define stdin  __stdin
#define stdout __stdout
#define stderr __stderr

FILE *fopen(const char *restrict, const char *restrict);
FILE *fdopen(int, const char *);
FILE *freopen(const char *restrict, const char *restrict, FILE *restrict);
FILE *fmemopen(void *restrict, size_t, const char *restrict);
FILE *open_memstream(char **, size_t *);
FILE *popen(const char *, const char *);
FILE *tmpfile(void);
int pclose(FILE *);
int fclose(FILE *);
int fcloseall(void);
int fflush(FILE *);
int fileno(FILE *);
int feof(FILE *);
int ferror(FILE *);
void clearerr(FILE *);
void flockfile(FILE *);
int ftrylockfile(FILE *);
void funlockfile(FILE *);

void setbuf(FILE *restrict, char *restrict);
void setbuffer(FILE *, char *, size_t);
void setlinebuf(FILE *);
int setvbuf(FILE *restrict, char *restrict, int, size_t);

size_t fread(void *restrict, size_t, size_t, FILE *restrict);
size_t fwrite(const void *restrict, size_t, size_t, FILE *restrict);
int fgetc(FILE *);
int getc(FILE *);
int getchar(void);
int getc_unlocked(FILE *);
int getchar_unlocked(void);
int fgetc_unlocked(FILE *);
int ungetc(int, FILE *);
char *fgets(char *restrict, int, FILE *restrict);
ssize_t getline(char **restrict, size_t *restrict, FILE *restrict);
ssize_t getdelim(char **restrict, size_t *restrict, int, FILE *restrict);
int fputc(int, FILE *);
int putc(int, FILE *);
int putchar(int);
int putc_unlocked(int, FILE *);
int putchar_unlocked(int);
int fputc_unlocked(int, FILE *);
int fputs(const char *restrict, FILE *restrict);
int puts(const char *);
int getw(FILE *);
int putw(int, FILE *);

int fseek(FILE *, long, int);
int fseeko(FILE *, off_t, int);
long ftell(FILE *);
off_t ftello(FILE *);
void rewind(FILE *);
int fgetpos(FILE *restrict, fpos_t *restrict);
int fsetpos(FILE *, const fpos_t *);

#define __PRINTF(f, a) __attribute__((format(printf, f, a)))
#define __SCANF(f, a)  __attribute__((format(scanf, f, a)))

int printf(const char *restrict, ...) __PRINTF(1, 2);
int fprintf(FILE *restrict, const char *restrict, ...) __PRINTF(2, 3);
int dprintf(int, const char *restrict, ...) __PRINTF(2, 3);
int sprintf(char *restrict, const char *restrict, ...) __PRINTF(2, 3);
int snprintf(char *restrict, size_t, const char *restrict, ...) __PRINTF(3, 4);
int asprintf(char **, const char *, ...) __PRINTF(2, 3);
int vprintf(const char *restrict, va_list) __PRINTF(1, 0);
int vfprintf(FILE *restrict, const char *restrict, va_list) __PRINTF(2, 0);
int vdprintf(int, const char *restrict, va_list) __PRINTF(2, 0);
int vsprintf(char *restrict, const char *restrict, va_list) __PRINTF(2, 0);
int vsnprintf(char *restrict, size_t, const char *restrict, va_list) __PRINTF(3, 0);
int vasprintf(char **, const char *, va_list) __PRINTF(2, 0);

int scanf(const char *restrict, ...) __SCANF(1, 2);
int fscanf(FILE *restrict, const char *restrict, ...) __SCANF(2, 3);
int sscanf(const char *restrict, const char *restrict, ...) __SCANF(2, 3);
int vscanf(const char *restrict, va_list) __SCANF(1, 0);
int vfscanf(FILE *restrict, const char *restrict, va_list) __SCANF(2, 0);
int vsscanf(const char *restrict, const char *restrict, va_list) __SCANF(2, 0);

void perror(const char *);
int remove(const char *);
int rename(const char *, const char *);
int renameat(int, const char *, int, const char *);
int renameat2(int, const char *, int, const char *, unsigned int);
char *tmpnam(char *);
char *tempnam(const char *, const char *);
char *ctermid(char *);

#endif
