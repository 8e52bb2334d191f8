/* The kernel's last words: what went wrong, who ran, the way there, what happened before. */
#include <stdarg.h>

#include "arch/arch.h"
#include "arch/backtrace.h"
#include "debug/debug.h"
#include "debug/trace.h"
#include "dev/console.h"
#include "lib/printf.h"
#include "task/process.h"
#include "task/task.h"

#define TRACE_EVENTS_SHOWN 16

const struct arch_regs *panic_regs;

static void print(const char *format, ...)
{
    char line[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    for (size_t i = 0; line[i]; i++)
        console_write(&line[i], 1);
}

static void print_task(void)
{
    struct task *task = this_cpu() ? current : NULL;

    if (task && task->process)
        print("task %d (%s), process %d, CPU %u\n", task->tid, task->name, task->process->pid,
              this_cpu()->id);
}

static void print_regs(const struct arch_regs *r)
{
    print("rax %016lx  rbx %016lx  rcx %016lx  rdx %016lx\n", r->rax, r->rbx, r->rcx, r->rdx);
    print("rsi %016lx  rdi %016lx  rbp %016lx  rsp %016lx\n", r->rsi, r->rdi, r->rbp, r->rsp);
    print("r8  %016lx  r9  %016lx  r10 %016lx  r11 %016lx\n", r->r8, r->r9, r->r10, r->r11);
    print("r12 %016lx  r13 %016lx  r14 %016lx  r15 %016lx\n", r->r12, r->r13, r->r14, r->r15);
    print("rip %016lx  rflags %08lx  cs %02lx  ss %02lx\n", r->rip, r->rflags, r->cs, r->ss);
}

void panic(const char *format, ...)
{
    static bool panicking;
    char message[256];
    va_list arguments;

    if (panicking) /* the report itself failed */
        arch_panic_exit();
    panicking = true;
    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);

    print("\nkernel panic: %s\n", message);
    print_task();
    if (panic_regs) {
        print_regs(panic_regs);
        print("backtrace:\n");
        backtrace_walk(panic_regs->rbp, panic_regs->rip, print);
    } else {
        print("backtrace:\n");
        backtrace_walk((uint64_t)__builtin_frame_address(0), (uint64_t)panic, print);
    }
    print("last events:\n");
    trace_print_last(TRACE_EVENTS_SHOWN, print);
    arch_panic_exit();
}

void fatal(const char *format, ...)
{
    char message[256];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(message, sizeof(message), format, arguments);
    va_end(arguments);
    print("tocsin: %s\n", message);
    arch_panic_exit();
}

void assert_failed(const char *condition, const char *file, int line)
{
    panic("assertion failed: %s (%s:%d)", condition, file, line);
}
