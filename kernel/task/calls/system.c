/* Calls about the system as a whole: sysinfo, getrandom, reboot, the kernel log. */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/personality.h"
#include "abi/reboot.h"
#include "abi/sysinfo.h"
#include "arch/arch.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "debug/log.h"
#include "mm/page.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"

#define GRND_NONBLOCK             1
#define GRND_RANDOM               2
#define GRND_INSECURE             4
#define RANDOM_PIECE              256

#define SYSLOG_ACTION_READ_ALL    3
#define SYSLOG_ACTION_SIZE_BUFFER 10
#define LOG_BUFFER_SIZE           16384

#define MEMBARRIER_CMD_QUERY      0
#define MEMBARRIER_CMD_GLOBAL     1
#define MEMBARRIER_SUPPORTED      MEMBARRIER_CMD_GLOBAL

static int count_one(struct task *task, void *argument)
{
    (void)task;
    (*(unsigned *)argument)++;
    return 0;
}

long sys_sysinfo(struct sysinfo __user *out)
{
    struct page_stats pages = page_stats();
    struct sysinfo info = {
        .uptime = (long)(clock_monotonic() / NSEC_PER_SEC),
        .totalram = pages.total * PAGE_SIZE,
        .freeram = pages.free * PAGE_SIZE,
        .mem_unit = 1,
    };
    unsigned tasks = 0;

    task_for_each(count_one, &tasks);
    info.procs = (uint16_t)tasks;
    return copy_to_user(out, &info, sizeof(info));
}

long sys_getrandom(void __user *buffer, size_t size, unsigned flags)
{
    uint8_t piece[RANDOM_PIECE];
    size_t done = 0;

    if (flags & ~(unsigned)(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE) ||
        (flags & (GRND_RANDOM | GRND_INSECURE)) == (GRND_RANDOM | GRND_INSECURE))
        return -EINVAL;
    size = MIN(size, (size_t)INT32_MAX);
    while (done < size) {
        size_t part = MIN(size - done, sizeof(piece)), copied;

        arch_random(piece, part);
        copied = copy_to_user_partial((char __user *)buffer + done, piece, part);
        done += copied;
        if (copied < part)
            return done > 0 ? (long)done : -EFAULT;
        if (done % PAGE_SIZE == 0 && sched_point())
            break;
    }
    return (long)done;
}

long sys_personality(unsigned persona)
{
    long old = current_process()->personality;

    if (persona != PERSONALITY_QUERY)
        current_process()->personality = persona;
    return old;
}

long sys_reboot(int magic, int magic2, unsigned command, void __user *argument)
{
    (void)argument;
    if (!cred_has_cap(&current->cred, CAP_SYS_BOOT))
        return -EPERM;
    if ((unsigned)magic != LINUX_REBOOT_MAGIC1 ||
        (magic2 != LINUX_REBOOT_MAGIC2 && magic2 != LINUX_REBOOT_MAGIC2A &&
         magic2 != LINUX_REBOOT_MAGIC2B && magic2 != LINUX_REBOOT_MAGIC2C))
        return -EINVAL;
    switch (command) {
    case LINUX_REBOOT_CMD_RESTART: klog("restarting"); arch_reboot();
    case LINUX_REBOOT_CMD_HALT:
    case LINUX_REBOOT_CMD_POWER_OFF: klog("power off"); arch_poweroff();
    case LINUX_REBOOT_CMD_CAD_ON:
    case LINUX_REBOOT_CMD_CAD_OFF: return 0;
    default: return -EINVAL;
    }
}

/* The last size bytes of the log. */
static long read_log(char __user *buffer, int size)
{
    char piece[256];
    uint64_t end = log_end(), position;
    long done = 0;
    size_t length;

    if (size < 0 || !buffer)
        return -EINVAL;
    position = end > (uint64_t)size ? end - (uint64_t)size : 0;
    while ((length = log_read(&position, piece, MIN(sizeof(piece), (size_t)(size - done)))) > 0) {
        if (copy_to_user(buffer + done, piece, length) != 0)
            return -EFAULT;
        done += (long)length;
    }
    return done;
}

long sys_syslog(int type, char __user *buffer, int size)
{
    switch (type) {
    case SYSLOG_ACTION_READ_ALL: return read_log(buffer, size);
    case SYSLOG_ACTION_SIZE_BUFFER: return LOG_BUFFER_SIZE;
    default: return cred_has_cap(&current->cred, CAP_SYS_ADMIN) ? -EINVAL : -EPERM;
    }
}

/* One lock orders everything the kernel does: having been in it is barrier enough on one CPU. */
long sys_membarrier(int command, unsigned flags, int cpu)
{
    (void)cpu;
    if (flags != 0)
        return -EINVAL;
    switch (command) {
    case MEMBARRIER_CMD_QUERY: return MEMBARRIER_SUPPORTED;
    case MEMBARRIER_CMD_GLOBAL: return 0;
    default: return -EINVAL;
    }
}
