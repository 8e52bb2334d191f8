/*
 * exit.c — the ordered end of a process.
 * POSIX: atexit handlers in reverse order, then destructors, then streams, then _exit.
 */
#include "internal/start.h"
#include "internal/syscall.h"

#include <stdlib.h>
#include <unistd.h>

typedef void fini_fn(void);

extern fini_fn *__fini_array_start[] __attribute__((weak));
extern fini_fn *__fini_array_end[] __attribute__((weak));

#pragma weak __run_atexit
#pragma weak __run_quick_exit
#pragma weak __stdio_exit

void _exit(int status)
{
    for (;;)
        RAW(exit_group, status);
}

void _Exit(int status)
{
    _exit(status);
}

void exit(int status)
{
    if (__run_atexit)
        __run_atexit(status);
    for (fini_fn **fn = __fini_array_end; fn > __fini_array_start;)
        (*--fn)();
    if (__stdio_exit)
        __stdio_exit();
    _exit(status);
}

void quick_exit(int status)
{
    if (__run_quick_exit)
        __run_quick_exit();
    _exit(status);
}
