/* Text that grows as it is printed: the content of a /proc file. */
#ifndef KERNEL_PROCFS_TEXT_H
#define KERNEL_PROCFS_TEXT_H

#include "lib/types.h"

struct text {
    char *data;
    size_t length, capacity;
    bool failed; /* memory ran out: the text is cut */
};

void text_free(struct text *text);
void text_print(struct text *text, const char *format, ...) __printf_like(2, 3);
void text_put(struct text *text, const void *bytes, size_t size);

/* Room for size more bytes at data + length; NULL when memory is exhausted. */
char *text_reserve(struct text *text, size_t size);

#endif
