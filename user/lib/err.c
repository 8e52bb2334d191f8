/* Error messages and checked allocation: see err.h. */
#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *err_name = "?";
const char *err_context;

void err_start(char **argv)
{
    if (argv[0] == NULL)
        return;
    const char *slash = strrchr(argv[0], '/');
    err_name = slash != NULL ? slash + 1 : argv[0];
}

static void begin(void)
{
    fflush(stdout);
    fprintf(stderr, "%s: ", err_name);
    if (err_context != NULL)
        fprintf(stderr, "%s: ", err_context);
}

void err_warn(const char *thing)
{
    int saved = errno;

    begin();
    fprintf(stderr, "%s: %s\n", thing, strerror(saved));
}

static void say(const char *format, va_list args)
{
    begin();
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
}

void err_say(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
}

void err_die(int status, const char *thing)
{
    err_warn(thing);
    exit(status);
}

void err_exit(int status, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(format, args);
    va_end(args);
    exit(status);
}

void err_usage(const char *text)
{
    fflush(stdout);
    fprintf(stderr, "usage: %s %s\n", err_name, text);
    exit(2);
}

void err_finish(int status)
{
    if (fflush(stdout) != 0 || ferror(stdout))
        err_die(1, "write error");
    exit(status);
}

void *err_malloc(unsigned long size)
{
    return err_realloc(NULL, size);
}

void *err_realloc(void *old, unsigned long size)
{
    void *memory = realloc(old, size != 0 ? size : 1);

    if (memory == NULL)
        err_exit(2, "out of memory");
    return memory;
}

char *err_strdup(const char *text)
{
    unsigned long size = strlen(text) + 1;

    return memcpy(err_malloc(size), text, size);
}
