/*
 * The ACPI power button of the PIIX4's power management function, which QEMU's pc machine has. Its
 * fixed registers (ACPI 4.8.3: status, enable, control, 16 bits each) are in I/O space, where the
 * firmware put them. The event is the interrupt SCI, which the PIIX4 has on line 9.
 * LIMIT: no other chipset; the place of its registers would have to be read from the ACPI tables.
 * Entry points: power_init, power_signal_init.
 */
#include "dev/power.h"

#include "abi/signal.h"
#include "arch/arch.h"
#include "arch/port.h"
#include "debug/debug.h"
#include "task/process.h"

#define PCI_ADDRESS 0xcf8
#define PCI_DATA    0xcfc
#define PCI_ENABLE  (1u << 31)
#define PIIX4_PM    (1u << 11 | 3u << 8) /* bus 0, device 1, function 3 */
#define PIIX4_PM_ID 0x71138086

/* The function's configuration registers. */
enum { PCI_ID = 0, PM_BASE = 0x40, PM_MISC = 0x80 };
#define PM_BASE_MASK   0xffc0
#define PM_MISC_ENABLE 1

/* The fixed registers, from the base on. */
enum { PM1_STATUS = 0, PM1_ENABLE = 2, PM1_CONTROL = 4 };
#define PM1_POWER_BUTTON (1 << 8) /* in status (written to clear it) and enable */
#define PM1_SCI_ENABLE   1        /* in control */
#define SCI_IRQ          9

static uint16_t base;

static uint32_t pci_read(uint32_t function, uint32_t reg)
{
    port_out32(PCI_ADDRESS, PCI_ENABLE | function | reg);
    return port_in32(PCI_DATA);
}

void power_signal_init(int signal)
{
    if (init_process)
        signal_send_kernel(init_process, signal);
}

static void power_interrupt(void *unused)
{
    uint16_t status = port_in16(base + PM1_STATUS);

    (void)unused;
    port_out16(base + PM1_STATUS, status);
    if (status & PM1_POWER_BUTTON)
        power_signal_init(SIGPWR);
}

void power_init(void)
{
    if (pci_read(PIIX4_PM, PCI_ID) != PIIX4_PM_ID ||
        !(pci_read(PIIX4_PM, PM_MISC) & PM_MISC_ENABLE))
        return;
    base = pci_read(PIIX4_PM, PM_BASE) & PM_BASE_MASK;
    arch_irq_install(SCI_IRQ, power_interrupt, NULL);
    port_out16(base + PM1_STATUS, PM1_POWER_BUTTON);
    port_out16(base + PM1_ENABLE, PM1_POWER_BUTTON);
    port_out16(base + PM1_CONTROL, port_in16(base + PM1_CONTROL) | PM1_SCI_ENABLE);
}
