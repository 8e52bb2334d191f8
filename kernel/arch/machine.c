/* The machine as a whole: idling, kicking CPUs, randomness, identification, power. */
#include "arch/apic.h"
#include "arch/arch.h"
#include "arch/cpu.h"
#include "arch/port.h"
#include "arch/x86.h"
#include "dev/serial.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "task/sched/lock.h"

#define ACPI_PM1A_CONTROL    0x604 /* QEMU's pc machine */
#define ACPI_SLEEP_S5        0x2000
#define KEYBOARD_COMMAND     0x64
#define KEYBOARD_PULSE_RESET 0xfe
#define DEBUG_EXIT           0xf4
#define DEBUG_EXIT_PANIC     62 /* QEMU ends with 62 * 2 + 1 = 125 */

void arch_kick(struct cpu *cpu)
{
    if (cpu && cpu != this_cpu())
        apic_send(cpu->apic_id, VECTOR_KICK);
}

void arch_idle(void)
{
    kernel_unlock();
    __asm__ volatile("sti; hlt; cli" : : : "memory"); /* sti takes effect after hlt began */
    kernel_lock();
}

void arch_interrupt_window(void)
{
    kernel_unlock();
    __asm__ volatile("sti; nop; cli" : : : "memory");
    kernel_lock();
}

/* ---- Randomness ------------------------------------------------------------------------------ */

static bool rdrand(uint64_t *out)
{
    uint8_t ok;

    __asm__ volatile("rdrand %0; setc %1" : "=r"(*out), "=qm"(ok));
    return ok;
}

/* splitmix64, seeded by the TSC: the fallback where the CPU has no generator. */
static uint64_t mix_tsc(void)
{
    static uint64_t state;
    uint64_t z;

    state += 0x9e3779b97f4a7c15ull ^ x86_rdtsc();
    z = (state ^ state >> 30) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ z >> 27) * 0x94d049bb133111ebull;
    return z ^ z >> 31;
}

void arch_random(void *buffer, size_t size)
{
    bool has_rdrand = x86_cpuid(1, 0).ecx >> 30 & 1;
    uint8_t *bytes = buffer;

    while (size > 0) {
        size_t part = MIN(size, sizeof(uint64_t));
        uint64_t word;

        if (!has_rdrand || !rdrand(&word))
            word = mix_tsc();
        memcpy(bytes, &word, part);
        bytes += part;
        size -= part;
    }
}

/* ---- Identification -------------------------------------------------------------------------- */

uint32_t arch_hwcap(void)
{
    return cpu_features.hwcap;
}

uint32_t arch_hwcap2(void)
{
    return cpu_features.fsgsbase ? 2 : 0;
}

static void cpuid_text(char *out, struct cpuid r)
{
    memcpy(out, &r, sizeof(r));
}

/* The flags programs look for, by where CPUID has them. */
static const struct {
    uint32_t leaf;
    uint8_t reg, bit; /* reg: 0 eax, 1 ebx, 2 ecx, 3 edx */
    const char *name;
} cpu_flags[] = {
    { 1, 3, 0, "fpu" },          { 1, 3, 4, "tsc" },          { 1, 3, 5, "msr" },
    { 1, 3, 6, "pae" },          { 1, 3, 8, "cx8" },          { 1, 3, 9, "apic" },
    { 1, 3, 15, "cmov" },        { 1, 3, 23, "mmx" },         { 1, 3, 24, "fxsr" },
    { 1, 3, 25, "sse" },         { 1, 3, 26, "sse2" },        { 0x80000001, 3, 11, "syscall" },
    { 0x80000001, 3, 20, "nx" }, { 0x80000001, 3, 29, "lm" }, { 1, 2, 0, "pni" },
    { 1, 2, 9, "ssse3" },        { 1, 2, 12, "fma" },         { 1, 2, 13, "cx16" },
    { 1, 2, 19, "sse4_1" },      { 1, 2, 20, "sse4_2" },      { 1, 2, 23, "popcnt" },
    { 1, 2, 25, "aes" },         { 1, 2, 26, "xsave" },       { 1, 2, 28, "avx" },
    { 1, 2, 30, "rdrand" },      { 1, 2, 31, "hypervisor" },  { 7, 1, 0, "fsgsbase" },
    { 7, 1, 3, "bmi1" },         { 7, 1, 5, "avx2" },         { 7, 1, 7, "smep" },
    { 7, 1, 8, "bmi2" },         { 7, 1, 9, "erms" },         { 7, 1, 16, "avx512f" },
    { 7, 1, 20, "smap" },        { 7, 2, 2, "umip" },
};

static bool cpu_has_flag(unsigned index)
{
    struct cpuid r;
    uint32_t words[4];

    if (x86_cpuid(cpu_flags[index].leaf & 0x80000000, 0).eax < cpu_flags[index].leaf)
        return false;
    r = x86_cpuid(cpu_flags[index].leaf, 0);
    memcpy(words, &r, sizeof(words));
    return words[cpu_flags[index].reg] >> cpu_flags[index].bit & 1;
}

int arch_cpuinfo(char *buffer, size_t size, unsigned cpu)
{
    struct cpuid zero = x86_cpuid(0, 0), one = x86_cpuid(1, 0);
    char vendor[13] = "", model[49] = "unknown";
    uint32_t family = one.eax >> 8 & 15, number = one.eax >> 4 & 15;
    int n;

    memcpy(vendor, &zero.ebx, 4);
    memcpy(vendor + 4, &zero.edx, 4);
    memcpy(vendor + 8, &zero.ecx, 4);
    if (x86_cpuid(0x80000000, 0).eax >= 0x80000004)
        for (unsigned i = 0; i < 3; i++)
            cpuid_text(model + 16 * i, x86_cpuid(0x80000002 + i, 0));
    model[48] = '\0';
    if (family == 15)
        family += one.eax >> 20 & 255;
    if (family >= 6)
        number |= (one.eax >> 16 & 15) << 4;
    n = scnprintf(buffer, size,
                  "processor\t: %u\nvendor_id\t: %s\ncpu family\t: %u\nmodel\t\t: %u\n"
                  "model name\t: %s\nstepping\t: %u\nflags\t\t:",
                  cpu, vendor, family, number, model, one.eax & 15);
    for (unsigned i = 0; i < ARRAY_LENGTH(cpu_flags); i++)
        if (cpu_has_flag(i))
            n += scnprintf(buffer + n, size - (size_t)n, " %s", cpu_flags[i].name);
    return n + scnprintf(buffer + n, size - (size_t)n, "\n\n");
}

/* ---- The end --------------------------------------------------------------------------------- */

static void halt_forever(void)
{
    for (;;)
        __asm__ volatile("cli; hlt");
}

void arch_poweroff(void)
{
    serial_flush();
    port_out16(ACPI_PM1A_CONTROL, ACPI_SLEEP_S5);
    halt_forever();
    __builtin_unreachable();
}

void arch_reboot(void)
{
    serial_flush();
    port_out8(KEYBOARD_COMMAND, KEYBOARD_PULSE_RESET);
    halt_forever();
    __builtin_unreachable();
}

void arch_panic_exit(void)
{
    serial_flush();
    port_out32(DEBUG_EXIT, DEBUG_EXIT_PANIC);
    halt_forever();
    __builtin_unreachable();
}
