/* Messages of programs on stderr. Source: err(3), error(3). */
#include <err.h>
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void message(int with_errno, int err, const char *format, va_list args)
{
    flockfile(stderr);
    fprintf(stderr, "%s: ", program_invocation_short_name);
    if (format)
        vfprintf(stderr, format, args);
    if (with_errno)
        fprintf(stderr, format ? ": %s" : "%s", strerror(err));
    fprintf(stderr, "\n");
    funlockfile(stderr);
}

void vwarn(const char *format, va_list args)
{
    message(1, errno, format, args);
}

void vwarnx(const char *format, va_list args)
{
    message(0, 0, format, args);
}

void verr(int status, const char *format, va_list args)
{
    vwarn(format, args);
    exit(status);
}

void verrx(int status, const char *format, va_list args)
{
    vwarnx(format, args);
    exit(status);
}

void warn(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vwarn(format, args);
    va_end(args);
}

void warnx(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vwarnx(format, args);
    va_end(args);
}

void err(int status, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    verr(status, format, args);
}

void errx(int status, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    verrx(status, format, args);
}

void error(int status, int err, const char *format, ...)
{
    va_list args;

    fflush(stdout);
    va_start(args, format);
    fprintf(stderr, "%s: ", program_invocation_name);
    vfprintf(stderr, format, args);
    va_end(args);
    if (err)
        fprintf(stderr, ": %s", strerror(err));
    fprintf(stderr, "\n");
    if (status)
        exit(status);
}
