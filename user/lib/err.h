/*
 * Error messages of the user programs: `name: thing: reason`, on stderr.
 */
#ifndef USER_LIB_ERR_H
#define USER_LIB_ERR_H

/* The name messages begin with: the last component of argv[0], set by err_start(). */
extern const char *err_name;

/* What messages have behind the name, or NULL: the builtin that a shell runs. */
extern const char *err_context;

/* Remembers the program's name. Call it first in main(). */
void err_start(char **argv);

/*
 * `name: thing: strerror(errno)`. Flushes stdout first, so that the order on a terminal is right.
 */
void err_warn(const char *thing);

/* `name: ` and a printf-like message. */
void err_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same two, then exit(status). */
void err_die(int status, const char *thing) __attribute__((noreturn));
void err_exit(int status, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));

/* `usage: name text`, then exit(2). */
void err_usage(const char *text) __attribute__((noreturn));

/*
 * Flushes stdout; exits with `status`, or with 1 and a message if the output could not be
 * written.
 */
void err_finish(int status) __attribute__((noreturn));

/* malloc and friends that end the program when there is no memory. */
void *err_malloc(unsigned long size);
void *err_realloc(void *old, unsigned long size);
char *err_strdup(const char *text);

#endif
