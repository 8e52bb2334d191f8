/*
 * start.c — from the kernel's initial stack to main() and exit().
 * The stack holds argc, argv[], NULL, envp[], NULL and the auxiliary vector (psABI 3.4.1).
 */
#include "internal/start.h"
#include "internal/thread.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int main_fn(int, char **, char **);
typedef void init_fn(int, char **, char **);

char **environ;
char *program_invocation_name = "";
char *program_invocation_short_name = "";
struct elf64_auxv *__auxv;

extern init_fn *__preinit_array_start[] __attribute__((weak));
extern init_fn *__preinit_array_end[] __attribute__((weak));
extern init_fn *__init_array_start[] __attribute__((weak));
extern init_fn *__init_array_end[] __attribute__((weak));

void __libc_start(long *stack, main_fn *main) __attribute__((noreturn));
void __tls_start(void);

static void set_program_name(char *name)
{
    char *slash = strrchr(name, '/');

    program_invocation_name = name;
    program_invocation_short_name = slash ? slash + 1 : name;
}

void __libc_start(long *stack, main_fn *main)
{
    int argc = (int)stack[0];
    char **argv = (char **)(stack + 1);
    char **envp = argv + argc + 1;
    char **end = envp;

    while (*end)
        end++;
    environ = envp;
    __auxv = (struct elf64_auxv *)(end + 1);
    __tls_start();
    if (argc > 0)
        set_program_name(argv[0]);

    for (init_fn **fn = __preinit_array_start; fn < __preinit_array_end; fn++)
        (*fn)(argc, argv, envp);
    for (init_fn **fn = __init_array_start; fn < __init_array_end; fn++)
        (*fn)(argc, argv, envp);
    exit(main(argc, argv, envp));
}
