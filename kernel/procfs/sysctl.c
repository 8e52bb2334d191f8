/* /proc/sys: the kernel's parameters (proc(5)). */
#include "abi/errno.h"
#include "arch/arch.h"
#include "coredump/coredump.h"
#include "lib/string.h"
#include "procfs/proc.h"
#include "signal/signal.h"
#include "task/calls/uts.h"
#include "task/cred.h"
#include "task/ids.h"
#include "task/process.h"

/* A parameter that is a constant number. */
#define SHOW_NUMBER(name, number)                                                                  \
    static int show_##name(struct text *out, const struct proc_subject *subject)                   \
    {                                                                                              \
        (void)subject;                                                                             \
        text_print(out, "%ld\n", (long)(number));                                                  \
        return 0;                                                                                  \
    }
SHOW_NUMBER(pid_max, PID_MAX)
SHOW_NUMBER(threads_max, PID_MAX)
SHOW_NUMBER(rtsig_max, PID_MAX)
SHOW_NUMBER(ngroups_max, CRED_GROUPS_MAX)
SHOW_NUMBER(cap_last_cap, 40)
SHOW_NUMBER(overcommit_memory, 0)
SHOW_NUMBER(max_map_count, 65530)
SHOW_NUMBER(mmap_min_addr, 65536)
SHOW_NUMBER(file_max, INT64_MAX)
SHOW_NUMBER(nr_open, 1048576)
SHOW_NUMBER(pipe_max_size, 1048576)
SHOW_NUMBER(randomize_va_space, 0)

#define SHOW_STRING(name, string)                                                                  \
    static int show_##name(struct text *out, const struct proc_subject *subject)                   \
    {                                                                                              \
        (void)subject;                                                                             \
        text_print(out, "%s\n", string);                                                           \
        return 0;                                                                                  \
    }
SHOW_STRING(ostype, uts_name.sysname)
SHOW_STRING(osrelease, uts_name.release)
SHOW_STRING(version, uts_name.version)
SHOW_STRING(hostname, uts_name.nodename)
SHOW_STRING(domainname, uts_name.domainname)
SHOW_STRING(core_pattern, core_pattern)

static int store_hostname(const char *text, const struct proc_subject *subject)
{
    (void)subject;
    strlcpy(uts_name.nodename, text, sizeof(uts_name.nodename));
    return 0;
}

static int store_core_pattern(const char *text, const struct proc_subject *subject)
{
    (void)subject;
    strlcpy(core_pattern, text, CORE_PATTERN_MAX);
    return 0;
}

/* A parameter that is a number from 0 on. */
static int store_number(const char *text, int greatest, int *number)
{
    int value = 0;

    if (!*text)
        return -EINVAL;
    for (; *text >= '0' && *text <= '9'; text++)
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, *text - '0', &value))
            return -EINVAL;
    if (*text || value > greatest)
        return -EINVAL;
    *number = value;
    return 0;
}

#define STORE_NUMBER(name, greatest)                                                               \
    SHOW_NUMBER(name, name)                                                                        \
    static int store_##name(const char *text, const struct proc_subject *subject)                  \
    {                                                                                              \
        (void)subject;                                                                             \
        return store_number(text, greatest, &name);                                                \
    }
STORE_NUMBER(core_uses_pid, INT32_MAX)
STORE_NUMBER(core_pipe_limit, INT32_MAX)
STORE_NUMBER(suid_dumpable, DUMPABLE_BY_ROOT)

/* RFC 4122, version 4: random but for the version and variant bits. */
static void print_uuid(struct text *out, const uint8_t random[16])
{
    for (unsigned i = 0; i < 16; i++) {
        unsigned byte = random[i];

        if (i == 6)
            byte = (byte & 0x0f) | 0x40;
        else if (i == 8)
            byte = (byte & 0x3f) | 0x80;
        text_print(out, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", byte);
    }
    text_put(out, "\n", 1);
}

static int show_uuid(struct text *out, const struct proc_subject *subject)
{
    uint8_t random[16];

    (void)subject;
    arch_random(random, sizeof(random));
    print_uuid(out, random);
    return 0;
}

static int show_boot_id(struct text *out, const struct proc_subject *subject)
{
    static uint8_t random[16];
    static bool made;

    (void)subject;
    if (!made)
        arch_random(random, sizeof(random));
    made = true;
    print_uuid(out, random);
    return 0;
}

static const struct proc_entry random_entries[] = {
    PROC_FILE("boot_id", 0444, show_boot_id),
    PROC_FILE("uuid", 0444, show_uuid),
    PROC_END,
};
static const struct proc_directory random_directory = { random_entries, NULL, NULL };

static const struct proc_entry kernel_entries[] = {
    PROC_FILE("cap_last_cap", 0444, show_cap_last_cap),
    PROC_STORE("core_pattern", 0644, show_core_pattern, store_core_pattern),
    PROC_STORE("core_pipe_limit", 0644, show_core_pipe_limit, store_core_pipe_limit),
    PROC_STORE("core_uses_pid", 0644, show_core_uses_pid, store_core_uses_pid),
    PROC_FILE("domainname", 0444, show_domainname),
    PROC_STORE("hostname", 0644, show_hostname, store_hostname),
    PROC_FILE("ngroups_max", 0444, show_ngroups_max),
    PROC_FILE("osrelease", 0444, show_osrelease),
    PROC_FILE("ostype", 0444, show_ostype),
    PROC_FILE("pid_max", 0444, show_pid_max),
    PROC_DIRECTORY("random", 0555, &random_directory),
    PROC_FILE("randomize_va_space", 0444, show_randomize_va_space),
    PROC_FILE("rtsig-max", 0444, show_rtsig_max),
    PROC_FILE("threads-max", 0444, show_threads_max),
    PROC_FILE("version", 0444, show_version),
    PROC_END,
};
static const struct proc_directory kernel_directory = { kernel_entries, NULL, NULL };

static const struct proc_entry vm_entries[] = {
    PROC_FILE("max_map_count", 0444, show_max_map_count),
    PROC_FILE("mmap_min_addr", 0444, show_mmap_min_addr),
    PROC_FILE("overcommit_memory", 0444, show_overcommit_memory),
    PROC_END,
};
static const struct proc_directory vm_directory = { vm_entries, NULL, NULL };

static const struct proc_entry fs_entries[] = {
    PROC_FILE("file-max", 0444, show_file_max),
    PROC_FILE("nr_open", 0444, show_nr_open),
    PROC_FILE("pipe-max-size", 0444, show_pipe_max_size),
    PROC_STORE("suid_dumpable", 0644, show_suid_dumpable, store_suid_dumpable),
    PROC_END,
};
static const struct proc_directory fs_directory = { fs_entries, NULL, NULL };

static const struct proc_entry entries[] = {
    PROC_DIRECTORY("fs", 0555, &fs_directory),
    PROC_DIRECTORY("kernel", 0555, &kernel_directory),
    PROC_DIRECTORY("vm", 0555, &vm_directory),
    PROC_END,
};
const struct proc_directory proc_sys = { entries, NULL, NULL };
