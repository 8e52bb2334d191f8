/*
 * TAP output for test programs: one header, any POSIX libc.
 *
 *     int main(void)
 *     {
 *         plan(2);                                  (optional; done_testing() prints it otherwise)
 *         ok(1 < 2, "one is less than two");
 *         is_int(1 + 1, 2, "one and one make two");
 *         return done_testing();
 *     }
 *
 * Every line is one write(2), so nothing is buffered and a fork duplicates nothing. Only one
 * process of a test prints TAP; a child reports through its exit status or a pipe. "ok" lines go to
 * stdout and are the same on every run and system: no pids, addresses or times. What explains a
 * failure goes to stderr as "# ..." lines.
 */
#ifndef TAP_H
#define TAP_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int tap_planned;
static int tap_run;
static int tap_failed;

static inline void tap_line(int fd, const char *prefix, const char *format, va_list args)
{
    char line[512];
    int length = snprintf(line, sizeof line, "%s", prefix);

    length += vsnprintf(line + length, sizeof line - length - 1, format, args);
    if (length > (int)sizeof line - 2)
        length = sizeof line - 2;
    line[length++] = '\n';
    for (int done = 0; done < length;) {
        int n = write(fd, line + done, length - done);
        if (n < 0 && errno != EINTR)
            return;
        done += n > 0 ? n : 0;
    }
}

__attribute__((format(printf, 3, 4)))
static inline void tap_print(int fd, const char *prefix, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    tap_line(fd, prefix, format, args);
    va_end(args);
}

/* A remark on stderr. */
__attribute__((format(printf, 1, 2)))
static inline void diag(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    tap_line(2, "# ", format, args);
    va_end(args);
}

/* Announce the number of tests beforehand. */
static inline void plan(int tests)
{
    tap_planned = tests;
    tap_print(1, "", "1..%d", tests);
}

/* End the whole program as skipped: nothing of it can be tested here. */
static inline void skip_all(const char *why)
{
    tap_print(1, "", "1..0 # SKIP %s", why);
    _exit(0);
}

/* The set-up failed and no test makes sense. */
__attribute__((format(printf, 1, 2), noreturn))
static inline void bail_out(const char *format, ...)
{
    va_list args;

    diag("errno is %d (%s)", errno, strerror(errno));
    va_start(args, format);
    tap_line(1, "Bail out! ", format, args);
    va_end(args);
    _exit(255);
}

__attribute__((format(printf, 4, 5)))
static inline int tap_ok(int passed, const char *file, int line, const char *format, ...)
{
    char prefix[32];
    va_list args;

    snprintf(prefix, sizeof prefix, "%s %d - ", passed ? "ok" : "not ok", ++tap_run);
    va_start(args, format);
    tap_line(1, prefix, format, args);
    va_end(args);
    if (!passed) {
        tap_failed++;
        diag("failed at %s:%d", file, line);
    }
    return passed;
}

/* ok(condition, "format", ...): one test. Gives whether it passed, as the others below do. */
#define ok(condition, ...) tap_ok(!!(condition), __FILE__, __LINE__, __VA_ARGS__)

/* is_int(got, want, "format", ...): two integers (up to 64 bits) are equal. */
#define is_int(got, want, ...) \
    ({ \
        long long tap_got = (long long)(got), tap_want = (long long)(want); \
        int tap_same = tap_got == tap_want; \
        ok(tap_same, __VA_ARGS__); \
        if (!tap_same) \
            diag("got %lld (%#llx) want %lld (%#llx)", tap_got, tap_got, tap_want, tap_want); \
        tap_same; \
    })

/* is_str(got, want, "format", ...): two strings are equal. */
#define is_str(got, want, ...) \
    ({ \
        const char *tap_got = (got), *tap_want = (want); \
        int tap_same = tap_got && tap_want ? !strcmp(tap_got, tap_want) : tap_got == tap_want; \
        ok(tap_same, __VA_ARGS__); \
        if (!tap_same) \
            diag("got '%s' want '%s'", tap_got ? tap_got : "(null)", \
                 tap_want ? tap_want : "(null)"); \
        tap_same; \
    })

/* succeeds(call, "format", ...): the call does not return -1. */
#define succeeds(call, ...) \
    ({ \
        int tap_passed = (long)(call) != -1; \
        int tap_errno = errno; \
        ok(tap_passed, __VA_ARGS__); \
        if (!tap_passed) \
            diag("errno is %d (%s)", tap_errno, strerror(tap_errno)); \
        tap_passed; \
    })

/* fails_with(call, error, "format", ...): the call returns -1 and errno is `error`. */
#define fails_with(call, error, ...) \
    ({ \
        errno = 0; \
        long tap_result = (long)(call); \
        int tap_errno = errno; \
        int tap_passed = tap_result == -1 && tap_errno == (error); \
        ok(tap_passed, __VA_ARGS__); \
        if (!tap_passed) \
            diag("returned %ld, errno %d (%s), want errno %d (%s)", tap_result, tap_errno, \
                 strerror(tap_errno), (error), strerror(error)); \
        tap_passed; \
    })

/* Count `tests` tests as passed without running them. */
static inline void skip(int tests, const char *why)
{
    while (tests-- > 0)
        tap_print(1, "", "ok %d # SKIP %s", ++tap_run, why);
}

/* The end of main: prints the plan if there was none; gives main's return value. */
static inline int done_testing(void)
{
    if (!tap_planned)
        plan(tap_run);
    if (tap_run != tap_planned)
        diag("planned %d tests but ran %d", tap_planned, tap_run);
    return tap_failed || tap_run != tap_planned ? 1 : 0;
}

#endif
