/* Kernel heap. Zeroed memory unless said otherwise; NULL when exhausted; never sleeps. */
#ifndef KERNEL_MM_KMALLOC_H
#define KERNEL_MM_KMALLOC_H

#include "lib/types.h"

void kmalloc_init(void);

void *kmalloc(size_t size);  /* not zeroed; 16-byte aligned, 64-byte for sizes of 64 and more */
void *kzalloc(size_t size);
void *kmalloc_array(size_t count, size_t size); /* zeroed; NULL on overflow too */
void *krealloc(void *old, size_t old_size, size_t new_size);
void kfree(void *memory); /* NULL is nothing */
char *kstrdup(const char *s);

/* Virtually contiguous pages with an unmapped guard page on both sides (kernel stacks, large
 * tables). Size in bytes, rounded up to pages; zeroed. */
void *vmalloc(size_t size);
void vfree(void *memory);

#endif
