/* usercopy.asm's routines and the table of addresses where they may fault. */
#ifndef KERNEL_ARCH_USERCOPY_ASM_H
#define KERNEL_ARCH_USERCOPY_ASM_H

#include "lib/types.h"

size_t usercopy(void *to, const void *from, size_t size);
size_t userclear(void *to, size_t size);
int usercmpxchg32(uint32_t *word, uint32_t expected, uint32_t desired, uint32_t *old);

struct usercopy_fixup {
    uint64_t fault, resume;
};
extern const struct usercopy_fixup usercopy_fixups[], usercopy_fixups_end[];

/* Where a stac (0x0fcb…) or clac may be patched in over a no-op. */
struct smap_patch {
    uint8_t *address;
    uint64_t last_byte;
};
extern const struct smap_patch smap_patches_start[], smap_patches_end[];

#endif
