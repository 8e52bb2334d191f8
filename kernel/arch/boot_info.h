/* What the boot loader said, checked and copied by arch/multiboot.c before anything else runs. */
#ifndef KERNEL_ARCH_BOOT_INFO_H
#define KERNEL_ARCH_BOOT_INFO_H

#include "lib/types.h"

#define BOOT_RANGES_MAX 64
#define BOOT_MODULES_MAX 16

struct boot_range {
    paddr_t start, end;
};

struct boot_info {
    char command_line[2048];
    struct boot_range ram[BOOT_RANGES_MAX]; /* usable RAM, page aligned, sorted */
    unsigned ram_count;
    struct boot_range modules[BOOT_MODULES_MAX]; /* initramfs archives, exact byte ranges */
    unsigned module_count;
    paddr_t kernel_start, kernel_end; /* the kernel's image, page aligned */
};

extern struct boot_info boot_info;

/* The value of `name=value` on the command line, copied into buffer; or false. A bare `name` gives
 * an empty string. */
bool boot_option(const char *name, char *buffer, size_t size);

#endif
