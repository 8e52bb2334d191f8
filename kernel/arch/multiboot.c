/* Reads what a multiboot 1 loader left in memory into boot_info, and looks options up in it. */
#include "arch/multiboot.h"

#include "arch/boot_info.h"
#include "debug/debug.h"
#include "lib/string.h"
#include "mm/page.h"

#define MULTIBOOT_LOADED 0x2badb002
#define HAS_COMMAND_LINE (1u << 2)
#define HAS_MODULES      (1u << 3)
#define HAS_MEMORY_MAP   (1u << 6)
#define MEMORY_USABLE    1

/* The multiboot specification 0.6.96, §3.3. Addresses are physical. */
struct multiboot_info {
    uint32_t flags, memory_lower, memory_upper, boot_device, command_line;
    uint32_t module_count, modules, symbols[4], map_length, map;
};

struct multiboot_module {
    uint32_t start, end, command_line, reserved;
};

struct multiboot_range {
    uint32_t size; /* of what follows */
    uint64_t base, length;
    uint32_t type;
} __attribute__((packed));

struct boot_info boot_info;

extern const char kernel_start[], kernel_end[];
#define KERNEL_BASE 0xffffffff80000000ul

static void add_ram(uint64_t base, uint64_t length)
{
    struct boot_range range = { ALIGN_UP(base, PAGE_SIZE), ALIGN_DOWN(base + length, PAGE_SIZE) };
    unsigned at = boot_info.ram_count;

    if (range.start >= range.end || at == BOOT_RANGES_MAX)
        return;
    for (; at > 0 && boot_info.ram[at - 1].start > range.start; at--)
        boot_info.ram[at] = boot_info.ram[at - 1];
    boot_info.ram[at] = range;
    boot_info.ram_count++;
}

static void read_memory_map(const struct multiboot_info *info)
{
    const uint8_t *at = phys_to_virt(info->map), *end = at + info->map_length;

    while (at < end) {
        const struct multiboot_range *range = (const void *)at;

        if (range->type == MEMORY_USABLE)
            add_ram(range->base, range->length);
        at += range->size + sizeof(range->size);
    }
}

static void read_modules(const struct multiboot_info *info)
{
    const struct multiboot_module *modules = phys_to_virt(info->modules);

    for (unsigned i = 0; i < info->module_count; i++) {
        if (boot_info.module_count == BOOT_MODULES_MAX)
            fatal("more than %d boot modules", BOOT_MODULES_MAX);
        boot_info.modules[boot_info.module_count++] =
            (struct boot_range){ modules[i].start, modules[i].end };
    }
}

void multiboot_read(uint32_t magic, paddr_t address)
{
    const struct multiboot_info *info = phys_to_virt(address);

    boot_info.kernel_start = (uint64_t)kernel_start - KERNEL_BASE;
    boot_info.kernel_end = (uint64_t)kernel_end - KERNEL_BASE;
    if (magic != MULTIBOOT_LOADED)
        fatal("not started by a multiboot loader (use QEMU's -kernel or GRUB's multiboot)");
    if (info->flags & HAS_COMMAND_LINE)
        strlcpy(boot_info.command_line, phys_to_virt(info->command_line),
                sizeof(boot_info.command_line));
    if (info->flags & HAS_MEMORY_MAP)
        read_memory_map(info);
    if (boot_info.ram_count == 0)
        fatal("the boot loader gave no usable memory map");
    if (info->flags & HAS_MODULES)
        read_modules(info);
}

bool boot_option(const char *name, char *buffer, size_t size)
{
    const char *at = boot_info.command_line;
    size_t length = strlen(name);

    while (*at) {
        size_t word = 0, value = 0;

        while (at[word] && at[word] != ' ')
            word++;
        if (word >= length && memcmp(at, name, length) == 0 &&
            (word == length || at[length] == '=')) {
            value = word > length ? word - length - 1 : 0;
            if (size > 0)
                strlcpy(buffer, at + word - value, MIN(size, value + 1));
            return true;
        }
        at += word;
        while (*at == ' ')
            at++;
    }
    return false;
}
