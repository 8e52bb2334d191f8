/*
 * The program's code and constants are mapped read-only: writing is SIGSEGV, and /proc/self/exe is
 * ETXTBSY while it runs.
 */
#include "support.h"

static const char constant[] = "constant";

static void write_constant(void)
{
    *(volatile char *)(uintptr_t)constant = 'x';
}

static void write_code(void)
{
    *(volatile char *)(uintptr_t)write_constant = 0;
}

static void execute_data(void)
{
    static char data[] = { (char)0xc3 };

    ((void (*)(void))(uintptr_t)data)();
}

static void execute_stack(void)
{
    char data[] = { (char)0xc3, 0 };

    ((void (*)(void))(uintptr_t)data)();
}

int main(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    is_killed(run_child(write_constant), SIGSEGV, "writing a constant");
    is_killed(run_child(write_code), SIGSEGV, "writing code");
    is_killed(run_child(execute_data), SIGSEGV, "executing data");
    is_killed(run_child(execute_stack), SIGSEGV, "executing the stack");
    ok(open("/proc/self/exe", O_WRONLY) < 0 && (errno == ETXTBSY || errno == EACCES),
       "the program cannot be opened for writing");
    return done_testing();
}
