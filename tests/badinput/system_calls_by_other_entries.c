/*
 * int $0x80 and sysenter from 64-bit code, and a syscall with the direction and trap flags set: no
 * harm, whatever they do.
 */
#include "support.h"

static void by_sysenter(void)
{
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    __asm__ volatile("mov $1, %%eax\n sysenter" ::: "memory", "rax", "rcx", "rdx");
    _exit(0);
}

static void with_direction_flag(void)
{
    long pid;

    __asm__ volatile("std\n syscall\n pushf\n pop %%rbx\n cld\n" : "=a"(pid)
                     : "a"(SYS_getpid) : "rbx", "rcx", "r11", "memory");
    _exit(pid == getpid() ? 0 : 1);
}

static void with_nested_task_flag(void)
{
    long pid;

    __asm__ volatile("pushf\n orl $0x4000, (%%rsp)\n popf\n syscall\n pushf\n"
                     "andl $~0x4000, (%%rsp)\n popf\n" : "=a"(pid) : "a"(SYS_getpid)
                     : "rcx", "r11", "memory");
    _exit(pid == getpid() ? 0 : 1);
}

static void with_alignment_flag(void)
{
    long pid;

    __asm__ volatile("pushf\n orl $0x40000, (%%rsp)\n popf\n syscall\n pushf\n"
                     "andl $~0x40000, (%%rsp)\n popf\n" : "=a"(pid) : "a"(SYS_getpid)
                     : "rcx", "r11", "memory");
    _exit(pid == getpid() ? 0 : 1);
}

int main(void)
{
    int status = run_child(by_sysenter);

    ok(WIFSIGNALED(status) || WIFEXITED(status), "sysenter ends one way or another");
    is_exit(run_child(with_direction_flag), 0, "a system call with DF set works");
    is_exit(run_child(with_nested_task_flag), 0, "one with NT set works");
    is_exit(run_child(with_alignment_flag), 0, "one with AC set works");
    return done_testing();
}
