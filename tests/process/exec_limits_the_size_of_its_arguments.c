/*
 * execve(2): "E2BIG The total number of bytes in the environment and argument list is too large,
 * an argument or environment string is too long"; 128 KiB a string.
 */
#include "support.h"

static char long_string[131072 + 16];

static long exec_with(size_t length, int count)
{
    char **arguments = calloc(count + 3, sizeof *arguments);
    long result;

    memset(long_string, 'x', length);
    long_string[length] = 0;
    arguments[0] = (char *)"test";
    arguments[1] = (char *)"after-exec";
    for (int i = 0; i < count; i++)
        arguments[i + 2] = long_string;
    result = syscall(SYS_execve, "/proc/self/exe", arguments, NULL);
    free(arguments);
    return result;
}

static void exec_with_a_long_string(void)
{
    exec_with(131071, 1);
    _exit(9);
}

static void exec_with_many_strings(void)
{
    exec_with(1, 20000);
    _exit(9);
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return argc == 3 ? strlen(argv[2]) != 131071 : argc != 20002;
    fails_with(exec_with(131072, 1), E2BIG, "a string of 128 KiB is E2BIG");
    is_exit(run_child(exec_with_a_long_string), 0, "one byte less arrives");
    is_exit(run_child(exec_with_many_strings), 0, "20000 strings arrive");
    fails_with(exec_with(131071, 100), E2BIG, "12 MiB in all are E2BIG");
    return done_testing();
}
