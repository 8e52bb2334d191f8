/* core(5), "Naming of core dump files": core_pattern's % specifiers. */
#include "abi/errno.h"
#include "abi/limits.h"
#include "abi/resource.h"
#include "arch/arch.h"
#include "coredump/coredump.h"
#include "fs/file.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "task/calls/uts.h"
#include "task/process.h"
#include "task/task.h"
#include "time/clock.h"

char core_pattern[CORE_PATTERN_MAX] = "core";
int core_uses_pid;

/* A name that grows, always NUL-terminated. */
struct name {
    char *text;
    size_t length, size;
};

static void add(struct name *name, const char *text)
{
    size_t length = strlcpy(name->text + name->length, text, name->size - name->length);

    name->length = MIN(name->length + length, name->size - 1);
}

static void add_number(struct name *name, uint64_t number)
{
    char digits[24];

    snprintf(digits, sizeof(digits), "%lu", number);
    add(name, digits);
}

/* A part that a user chose must not lead to another folder: no slash, no "..", never empty. */
static void add_escaped(struct name *name, const char *text)
{
    char *start = name->text + name->length;

    add(name, *text ? text : "!");
    if (strcmp(start, ".") == 0 || strcmp(start, "..") == 0)
        *start = '!';
    for (; *start; start++)
        if (*start == '/')
            *start = '!';
}

/* The program's path, or its last part. */
static void add_exe(struct name *name, bool whole)
{
    const struct file *exe = aspace_layout(current_process()->aspace)->exe;
    char *path = kmalloc(PATH_MAX);

    if (path && exe && file_path(exe, path, PATH_MAX) >= 0) {
        add_escaped(name, whole ? path : strrchr(path, '/') + 1);
    } else {
        add_escaped(name, current->name);
        add(name, " (path unknown)");
    }
    kfree(path);
}

/* What a specifier stands for; nothing for unknown ones. */
static void add_specifier(struct name *name, char specifier, int signal)
{
    struct process *process = current_process();

    switch (specifier) {
    case '%': add(name, "%"); return;
    case 'p':
    case 'P': add_number(name, (uint64_t)process->pid); return;
    case 'i':
    case 'I': add_number(name, (uint64_t)current->tid); return;
    case 'u': add_number(name, current->cred.uid); return;
    case 'g': add_number(name, current->cred.gid); return;
    case 'd': add_number(name, (uint64_t)process->dumpable); return;
    case 's': add_number(name, (uint64_t)signal); return;
    case 't': add_number(name, clock_realtime() / NSEC_PER_SEC); return;
    case 'c': add_number(name, rlimit_get(current, RLIMIT_CORE)); return;
    case 'C': add_number(name, this_cpu()->id); return;
    case 'h': add_escaped(name, uts_name.nodename); return;
    case 'e': add_escaped(name, current->name); return;
    case 'f': add_exe(name, false); return;
    case 'E': add_exe(name, true); return;
    }
}

/* One character of the pattern, or a specifier. Gives where the next one is. */
static const char *add_next(struct name *name, const char *at, int signal)
{
    char letter[2] = { *at, '\0' };

    if (*at != '%') {
        add(name, letter);
        return at + 1;
    }
    if (at[1] == '\0')
        return at + 1;
    add_specifier(name, at[1], signal);
    return at + 2;
}

void core_name_make(char *path, size_t size, int signal)
{
    struct name name = { path, 0, size };
    bool has_pid = false;

    path[0] = '\0';
    for (const char *at = core_pattern; *at;) {
        has_pid |= at[0] == '%' && at[1] == 'p';
        at = add_next(&name, at, signal);
    }
    if (core_uses_pid && !has_pid) {
        add(&name, ".");
        add_number(&name, (uint64_t)current_process()->pid);
    }
}

/* The pattern is split at spaces before its specifiers are expanded. */
unsigned core_name_make_arguments(char *text, size_t size, int signal)
{
    const char *at = core_pattern + 1; /* behind the '|' */
    unsigned count = 0;

    for (;;) {
        struct name name = { text, 0, size };

        while (*at == ' ' || *at == '\t')
            at++;
        if (*at == '\0')
            return count;
        text[0] = '\0';
        while (*at && *at != ' ' && *at != '\t')
            at = add_next(&name, at, signal);
        if (name.length + 2 > size)
            return 0;
        text += name.length + 1;
        size -= name.length + 1;
        count++;
    }
}
