/* Decodes system calls by the formats of the table. */
#include "syscall/strace.h"

#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/mman.h"
#include "abi/signal.h"
#include "abi/time.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "lib/printf.h"
#include "signal/properties.h"
#include "syscall/errno_names.h"
#include "syscall/syscall.h"
#include "task/task.h"

#define STRING_SHOWN 32
#define VECTOR_SHOWN 4
#define SMALL_RESULT 0x100000 /* larger ones are addresses */

/* Text of one line, built piece by piece. */
struct line {
    char text[200];
    size_t length;
};

static const struct call {
    const char *name, *formats;
} calls[512] = {
#define SYSCALL(number, name, formats, ...) [number] = { #name, formats },
#include "syscall/table.h"
#undef SYSCALL
};

const char *strace_call_name(uint64_t number)
{
    return number < ARRAY_LENGTH(calls) ? calls[number].name : NULL;
}

#define append(line, ...)                                                                          \
    ((line)->length += (size_t)scnprintf((line)->text + (line)->length,                            \
                                         sizeof((line)->text) - (line)->length, __VA_ARGS__))

static void append_string(struct line *line, uint64_t address)
{
    char text[STRING_SHOWN + 1];
    long length = strncpy_from_user(text, (const char __user *)address, sizeof(text));

    if (length == -EFAULT) {
        append(line, address ? "%#lx" : "NULL", address);
        return;
    }
    text[STRING_SHOWN] = '\0';
    for (char *c = text; *c; c++)
        if (*c < ' ' || *c > '~')
            *c = '.';
    append(line, "\"%s\"%s", text, length < 0 ? "..." : "");
}

static void append_vector(struct line *line, uint64_t address)
{
    append(line, "[");
    for (unsigned i = 0; i <= VECTOR_SHOWN; i++) {
        uint64_t string = 0;

        if (copy_from_user(&string, (const void __user *)(address + 8 * i), 8) != 0 || !string)
            break;
        if (i == VECTOR_SHOWN) {
            append(line, ", ...");
            break;
        }
        append(line, i ? ", " : "");
        append_string(line, string);
    }
    append(line, "]");
}

static void append_time(struct line *line, uint64_t address)
{
    struct timespec time;

    if (copy_from_user(&time, (const void __user *)address, sizeof(time)) != 0)
        append(line, address ? "%#lx" : "NULL", address);
    else
        append(line, "{%ld s, %ld ns}", time.tv_sec, time.tv_nsec);
}

struct flag_name {
    unsigned bits;
    const char *name;
};

/* Names joined by '|'; what has no name in hexadecimal. */
static void append_flags(struct line *line, unsigned value, const struct flag_name *names)
{
    for (; names->name; names++) {
        if ((value & names->bits) != names->bits)
            continue;
        append(line, "|%s", names->name);
        value &= ~names->bits;
    }
    if (value)
        append(line, "|%#x", value);
}

static void append_open_flags(struct line *line, unsigned flags)
{
    static const char *const modes[] = { "O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE" };
    static const struct flag_name names[] = {
        { O_CREAT, "O_CREAT" },         { O_EXCL, "O_EXCL" },         { O_NOCTTY, "O_NOCTTY" },
        { O_TRUNC, "O_TRUNC" },         { O_APPEND, "O_APPEND" },     { O_NONBLOCK, "O_NONBLOCK" },
        { O_DIRECTORY, "O_DIRECTORY" }, { O_NOFOLLOW, "O_NOFOLLOW" }, { O_CLOEXEC, "O_CLOEXEC" },
        { O_PATH, "O_PATH" },           { O_ASYNC, "O_ASYNC" },       { 0, NULL },
    };

    append(line, "%s", modes[flags & O_ACCMODE]);
    append_flags(line, flags & ~(unsigned)O_ACCMODE, names);
}

static void append_protection(struct line *line, unsigned prot)
{
    append(line, "%c%c%c", prot & PROT_READ ? 'r' : '-', prot & PROT_WRITE ? 'w' : '-',
           prot & PROT_EXEC ? 'x' : '-');
}

static void append_argument(struct line *line, char format, uint64_t value)
{
    switch (format) {
    case 'd': append(line, "%d", (int)value); break;
    case 'u':
    case 'z': append(line, "%lu", value); break;
    case 'o': append(line, "0%o", (unsigned)value); break;
    case 's': append_string(line, value); break;
    case 'v': append_vector(line, value); break;
    case 'S':
        if (value >= 1 && value <= K_NSIG)
            append(line, "SIG%s", signal_name((int)value));
        else
            append(line, "%d", (int)value);
        break;
    case 't': append_time(line, value); break;
    case 'f': append_open_flags(line, (unsigned)value); break;
    case 'm': append_protection(line, (unsigned)value); break;
    default: append(line, value ? "%#lx" : "0", value); break;
    }
}

void strace_enter(const struct arch_regs *regs)
{
    const uint64_t arguments[] = { regs->rdi, regs->rsi, regs->rdx, regs->r10, regs->r8, regs->r9 };
    uint32_t number = (uint32_t)regs->syscall_nr;
    const struct call *call = number < ARRAY_LENGTH(calls) ? &calls[number] : NULL;
    struct line line = { .length = 0 };

    if (!call || !call->name) {
        klog("[%d] syscall_%u()", current->tid, number);
        return;
    }
    for (unsigned i = 0; call->formats[i]; i++) {
        append(&line, i ? ", " : "");
        append_argument(&line, call->formats[i], arguments[i]);
    }
    line.text[line.length] = '\0';
    klog("[%d] %s(%s)", current->tid, call->name, line.text);
}

void strace_exit(const struct arch_regs *regs, uint64_t number)
{
    const char *known = strace_call_name(number), *name = known ? known : "syscall";
    int64_t result = (int64_t)regs->rax;

    if (result < 0 && result > -4096)
        klog("[%d] %s = -%s", current->tid, name, errno_name((int)-result));
    else
        klog(result < SMALL_RESULT ? "[%d] %s = %ld" : "[%d] %s = %#lx", current->tid, name,
             result);
}
