/* Fills boot_info from the loader's structures; panics with a clear message if they will not do. */
#ifndef KERNEL_ARCH_MULTIBOOT_H
#define KERNEL_ARCH_MULTIBOOT_H

#include "lib/types.h"

/* magic and address as the loader left them in eax and ebx. */
void multiboot_read(uint32_t magic, paddr_t address);

#endif
