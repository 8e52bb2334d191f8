/* Files about the whole system, and the root tables of /proc and /sys. */
#include "abi/errno.h"
#include "arch/arch.h"
#include "arch/boot_info.h"
#include "debug/debug.h"
#include "fs/mount.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/page.h"
#include "procfs/proc.h"
#include "task/calls/uts.h"
#include "task/ids.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"
#include "time/cpu_time.h"

#define CENTISECOND (NSEC_PER_SEC / 100)

static int show_meminfo(struct text *out, const struct proc_subject *subject)
{
    struct page_stats pages = page_stats();
    uint64_t total = pages.total * 4, free = pages.free * 4;

    (void)subject;
    text_print(out, "MemTotal:       %8lu kB\nMemFree:        %8lu kB\nMemAvailable:   %8lu kB\n",
               total, free, free);
    text_print(out, "Buffers:        %8u kB\nCached:         %8u kB\nSwapCached:     %8u kB\n", 0,
               0, 0);
    text_print(out, "SwapTotal:      %8u kB\nSwapFree:       %8u kB\nShmem:          %8u kB\n", 0,
               0, 0);
    text_print(out, "Slab:           %8u kB\nCommitLimit:    %8lu kB\n", 0, total);
    return 0;
}

static uint64_t idle_time(void)
{
    return task_user_time(cpus[0]->idle) + task_system_time(cpus[0]->idle);
}

static int show_uptime(struct text *out, const struct proc_subject *subject)
{
    uint64_t up = clock_monotonic() / CENTISECOND, idle = idle_time() / CENTISECOND;

    (void)subject;
    text_print(out, "%lu.%02lu %lu.%02lu\n", up / 100, up % 100, idle / 100, idle % 100);
    return 0;
}

static int show_cpuinfo(struct text *out, const struct proc_subject *subject)
{
    (void)subject;
    for (unsigned i = 0; i < cpu_count; i++) {
        char *room = text_reserve(out, 1024);

        if (room)
            out->length += (size_t)arch_cpuinfo(room, 1024, i);
    }
    return 0;
}

struct times {
    uint64_t user, system;
};

static int add_times(struct process *process, void *argument)
{
    struct times *times = argument;

    times->user += process_user_time(process);
    times->system += process_system_time(process);
    return 0;
}

static int show_stat(struct text *out, const struct proc_subject *subject)
{
    struct times times = { 0, 0 };

    (void)subject;
    process_for_each(add_times, &times);
    text_print(out, "cpu  %lu 0 %lu %lu 0 0 0 0 0 0\n", times.user / CENTISECOND,
               times.system / CENTISECOND, idle_time() / CENTISECOND);
    text_print(out, "cpu0 %lu 0 %lu %lu 0 0 0 0 0 0\n", times.user / CENTISECOND,
               times.system / CENTISECOND, idle_time() / CENTISECOND);
    text_print(out, "intr 0\nctxt 0\nbtime %lu\nprocesses %d\nprocs_running %u\nprocs_blocked 0\n",
               (clock_realtime() - clock_monotonic()) / NSEC_PER_SEC, id_last(),
               sched_runnable_count());
    return 0;
}

static int count_one(struct task *task, void *argument)
{
    (void)task;
    (*(unsigned *)argument)++;
    return 0;
}

static int show_loadavg(struct text *out, const struct proc_subject *subject)
{
    unsigned tasks = 0;

    (void)subject;
    task_for_each(count_one, &tasks);
    /* LIMIT: no averages are kept */
    text_print(out, "0.00 0.00 0.00 %u/%u %d\n", sched_runnable_count(), tasks, id_last());
    return 0;
}

static int show_version(struct text *out, const struct proc_subject *subject)
{
    (void)subject;
    text_print(out, "%s version %s %s\n", uts_name.sysname, uts_name.release, uts_name.version);
    return 0;
}

static int show_filesystems(struct text *out, const struct proc_subject *subject)
{
    (void)subject;
    for (const struct fs_type *const *type = fs_types; *type; type++)
        text_print(out, "nodev\t%s\n", (*type)->name);
    return 0;
}

static int show_cmdline(struct text *out, const struct proc_subject *subject)
{
    (void)subject;
    text_print(out, "%s\n", boot_info.command_line);
    return 0;
}

static ssize_t link_self(char *buffer, size_t size, const struct proc_subject *subject)
{
    (void)subject;
    return scnprintf(buffer, size, "%d", current_process()->pid);
}

static ssize_t link_thread_self(char *buffer, size_t size, const struct proc_subject *subject)
{
    (void)subject;
    return scnprintf(buffer, size, "%d/task/%d", current_process()->pid, current->tid);
}

static ssize_t link_mounts(char *buffer, size_t size, const struct proc_subject *subject)
{
    (void)subject;
    return scnprintf(buffer, size, "self/mounts");
}

/* ---- The emergency keys ---------------------------------------------------------------------- */

static int show_nothing(struct text *out, const struct proc_subject *subject)
{
    (void)out, (void)subject;
    return -EIO;
}

/* proc(5): a letter is what Alt+SysRq with that key does. c crashes, b reboots, o powers off. */
static int store_sysrq(const char *text, const struct proc_subject *subject)
{
    (void)subject;
    if (text[0] == 'c')
        panic("crash asked for by /proc/sysrq-trigger");
    if (text[0] == 'b')
        arch_reboot();
    if (text[0] == 'o')
        arch_poweroff();
    return 0;
}

/* ---- Processes ------------------------------------------------------------------------------- */

static const struct proc_entry process_entry =
    PROC_DIRECTORY("process", 0555, &proc_task_directory);

static bool find_process(int number, struct proc_subject *subject, const struct proc_entry **entry)
{
    struct process *process = process_find(number);

    /* proc(5): a thread's id can be looked up, though it is not listed. */
    subject->task = process ? process->leader : task_find(number);
    *entry = &process_entry;
    return subject->task != NULL;
}

static int next_process(int from, const struct proc_subject *subject)
{
    (void)subject;
    for (int pid = MAX(from, 1); pid < PID_MAX; pid++)
        if (process_find(pid))
            return pid;
    return -1;
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static const struct proc_entry root_entries[] = {
    PROC_LINK("self", link_self),
    PROC_LINK("thread-self", link_thread_self),
    PROC_LINK("mounts", link_mounts),
    PROC_FILE("cmdline", 0444, show_cmdline),
    PROC_FILE("cpuinfo", 0444, show_cpuinfo),
    PROC_FILE("filesystems", 0444, show_filesystems),
    PROC_FILE("loadavg", 0444, show_loadavg),
    PROC_FILE("meminfo", 0444, show_meminfo),
    PROC_FILE("stat", 0444, show_stat),
    PROC_STORE("sysrq-trigger", 0200, show_nothing, store_sysrq),
    PROC_FILE("uptime", 0444, show_uptime),
    PROC_FILE("version", 0444, show_version),
    PROC_DIRECTORY("sys", 0555, &proc_sys),
    PROC_END,
};
const struct proc_directory proc_root = { root_entries, find_process, next_process };

static int show_cpus(struct text *out, const struct proc_subject *subject)
{
    (void)subject;
    if (cpu_count == 1)
        text_print(out, "0\n");
    else
        text_print(out, "0-%u\n", cpu_count - 1);
    return 0;
}

static const struct proc_entry cpu_entries[] = {
    PROC_FILE("online", 0444, show_cpus),
    PROC_FILE("possible", 0444, show_cpus),
    PROC_FILE("present", 0444, show_cpus),
    PROC_END,
};
static const struct proc_directory cpu_directory = { cpu_entries, NULL, NULL };
static const struct proc_entry system_entries[] = {
    PROC_DIRECTORY("cpu", 0755, &cpu_directory),
    PROC_END,
};
static const struct proc_directory system_directory = { system_entries, NULL, NULL };
static const struct proc_entry device_entries[] = {
    PROC_DIRECTORY("system", 0755, &system_directory),
    PROC_END,
};
static const struct proc_directory device_directory = { device_entries, NULL, NULL };
static const struct proc_entry sys_entries[] = {
    PROC_DIRECTORY("devices", 0755, &device_directory),
    PROC_END,
};
const struct proc_directory sys_root = { sys_entries, NULL, NULL };
