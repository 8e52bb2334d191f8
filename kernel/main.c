/* The boot order, from boot/start.asm's call to the first user program. */
#include "arch/apic.h"
#include "arch/boot_info.h"
#include "arch/cpu.h"
#include "arch/multiboot.h"
#include "arch/paging.h"
#include "arch/timer.h"
#include "arch/trap.h"
#include "debug/debug.h"
#include "debug/log.h"
#include "dev/console.h"
#include "dev/hostio.h"
#include "dev/power.h"
#include "dev/serial.h"
#include "dev/trace.h"
#include "fs/fs.h"
#include "mm/kmalloc.h"
#include "mm/page.h"
#include "syscall/syscall.h"
#include "task/init.h"
#include "task/process.h"
#include "task/sched/lock.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/clock.h"
#include "tty/tty.h"

void kernel_main(uint32_t magic, uint32_t info) __attribute__((noreturn));

/* Runs on the boot stack; becomes the boot CPU's idle task. */
static struct task boot_task = {
    .name = "idle",
    .cred = { .cap_permitted = CRED_ALL_CAPABILITIES, .cap_effective = CRED_ALL_CAPABILITIES },
};

void kernel_main(uint32_t magic, uint32_t info)
{
    /* Something to print on, the CPU's tables, what the loader left. */
    serial_init_early();
    cpu_init_boot(&boot_task);
    multiboot_read(magic, info);
    log_init();

    /* Memory. */
    paging_init(&boot_info);
    page_init(&boot_info);
    kmalloc_init();

    /* Interrupts and time. */
    console_init();
    irq_init();
    apic_init();
    timer_init();
    clock_init();

    /* Tasks. From here on the lock is held wherever kernel code runs. */
    process_init_kernel(&boot_task);
    this_cpu()->idle = &boot_task;
    sched_init();
    kernel_lock();
    syscall_init();

    /* Devices and files; then the first program. */
    fs_init();
    tty_init();
    hostio_init();
    trace_device_init();
    power_init();
    klog("Tocsin: %lu MiB of memory, %lu MiB free", page_stats().total >> 8,
         page_stats().free >> 8);
    init_start();
    sched_idle();
}
