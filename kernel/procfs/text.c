/* A buffer that doubles as text is printed into it. */
#include "procfs/text.h"

#include <stdarg.h>

#include "lib/printf.h"
#include "lib/string.h"
#include "mm/kmalloc.h"

#define FIRST_CAPACITY 1024

void text_free(struct text *text)
{
    kfree(text->data);
    *text = (struct text){ 0 };
}

char *text_reserve(struct text *text, size_t size)
{
    size_t capacity = MAX(text->capacity, (size_t)FIRST_CAPACITY);
    char *data;

    while (capacity - text->length < size)
        capacity *= 2;
    if (capacity != text->capacity) {
        data = krealloc(text->data, text->capacity, capacity);
        if (!data) {
            text->failed = true;
            return NULL;
        }
        text->data = data;
        text->capacity = capacity;
    }
    return text->data + text->length;
}

void text_put(struct text *text, const void *bytes, size_t size)
{
    char *room = text_reserve(text, size);

    if (!room)
        return;
    memcpy(room, bytes, size);
    text->length += size;
}

void text_print(struct text *text, const char *format, ...)
{
    va_list arguments;
    size_t length;
    char *room;

    va_start(arguments, format);
    length = (size_t)vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    room = text_reserve(text, length + 1);
    if (!room)
        return;
    va_start(arguments, format);
    vsnprintf(room, length + 1, format, arguments);
    va_end(arguments);
    text->length += length;
}
