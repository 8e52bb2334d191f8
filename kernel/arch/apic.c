/* The local APIC (SDM vol. 3 ch. 11). */
#include "arch/apic.h"

#include "arch/arch.h"
#include "arch/cpu.h"
#include "arch/paging.h"
#include "arch/x86.h"
#include "debug/debug.h"

enum apic_register {
    APIC_ID = 0x20,
    APIC_TASK_PRIORITY = 0x80,
    APIC_EOI = 0xb0,
    APIC_SPURIOUS = 0xf0,
    APIC_COMMAND_LOW = 0x300,
    APIC_COMMAND_HIGH = 0x310,
    APIC_LVT_TIMER = 0x320,
    APIC_LVT_LINT0 = 0x350,
    APIC_LVT_LINT1 = 0x360,
    APIC_TIMER_INITIAL = 0x380,
    APIC_TIMER_CURRENT = 0x390,
    APIC_TIMER_DIVIDE = 0x3e0,
};

#define APIC_ENABLE       (1u << 8)
#define APIC_BASE_ENABLE  (1ul << 11)
#define APIC_BASE_ADDRESS 0x000ffffffffff000ul
#define LVT_EXTINT        0x700
#define LVT_NMI           0x400
#define DIVIDE_BY_16      3

static volatile uint32_t *apic;

static uint32_t apic_read(enum apic_register reg)
{
    return apic[reg / sizeof(*apic)];
}

static void apic_write(enum apic_register reg, uint32_t value)
{
    apic[reg / sizeof(*apic)] = value;
}

void apic_init(void)
{
    uint64_t base = x86_rdmsr(MSR_APIC_BASE);

    if (!cpu_features.apic)
        fatal("this CPU has no local APIC: run QEMU without -cpu …,-apic");
    x86_wrmsr(MSR_APIC_BASE, base | APIC_BASE_ENABLE);
    apic = paging_map_device(base & APIC_BASE_ADDRESS, PAGE_SIZE);
    if (!apic)
        panic("no memory to map the local APIC");
    apic_write(APIC_SPURIOUS, APIC_ENABLE | VECTOR_SPURIOUS);
    apic_write(APIC_TASK_PRIORITY, 0);
    apic_write(APIC_LVT_LINT0, LVT_EXTINT);
    apic_write(APIC_LVT_LINT1, LVT_NMI);
    apic_write(APIC_TIMER_DIVIDE, DIVIDE_BY_16);
    apic_write(APIC_LVT_TIMER, VECTOR_TIMER);
    this_cpu()->apic_id = apic_id();
}

unsigned apic_id(void)
{
    return apic_read(APIC_ID) >> 24;
}

void apic_end_of_interrupt(void)
{
    apic_write(APIC_EOI, 0);
}

void apic_timer_start(uint32_t count)
{
    apic_write(APIC_TIMER_INITIAL, count);
}

uint32_t apic_timer_left(void)
{
    return apic_read(APIC_TIMER_CURRENT);
}

void apic_send(unsigned id, unsigned vector)
{
    apic_write(APIC_COMMAND_HIGH, id << 24);
    apic_write(APIC_COMMAND_LOW, vector);
}
