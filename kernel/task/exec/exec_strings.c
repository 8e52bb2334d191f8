/* One growing buffer of strings, from user memory to the new stack. */
#include "task/exec/exec_strings.h"

#include "abi/errno.h"
#include "abi/limits.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "mm/kmalloc.h"

#define FIRST_CAPACITY 2048
#define KMALLOC_MAX    8192 /* larger buffers need not be physically contiguous */

static char *buffer_alloc(size_t size)
{
    return size <= KMALLOC_MAX ? kmalloc(size) : vmalloc(size);
}

static void buffer_free(char *buffer, size_t size)
{
    if (size <= KMALLOC_MAX)
        kfree(buffer);
    else
        vfree(buffer);
}

void exec_strings_free(struct exec_strings *strings)
{
    if (strings->data)
        buffer_free(strings->data, strings->capacity);
    *strings = (struct exec_strings){ 0 };
}

/* Makes room for size more bytes. */
static int reserve(struct exec_strings *strings, size_t size)
{
    size_t pointers = (strings->argc + strings->envc + 1ul) * sizeof(char *);
    size_t capacity = MAX(strings->capacity, (size_t)FIRST_CAPACITY);
    char *data;

    if (strings->used + size + pointers > strings->limit)
        return -E2BIG;
    while (capacity < strings->used + size)
        capacity *= 2;
    if (capacity == strings->capacity)
        return 0;
    data = buffer_alloc(capacity);
    if (!data)
        return -ENOMEM;
    memcpy(data, strings->data, strings->used);
    if (strings->data)
        buffer_free(strings->data, strings->capacity);
    strings->data = data;
    strings->capacity = capacity;
    return 0;
}

/* Copies one string from user space to the end, a piece at a time as the buffer grows. */
static int read_string(struct exec_strings *strings, const char __user *text)
{
    size_t start = strings->used;

    for (;;) {
        size_t room;
        long length;
        int error = reserve(strings, 1);

        if (error)
            return error;
        room = strings->capacity - strings->used;
        length = strncpy_from_user(strings->data + strings->used, text, room);
        if (length >= 0) {
            strings->used += (size_t)length + 1;
            return strings->used - start > MAX_ARG_STRLEN ? -E2BIG : 0;
        }
        if (length != -ENAMETOOLONG)
            return (int)length;
        strings->used += room;
        text += room;
        if (strings->used - start > MAX_ARG_STRLEN)
            return -E2BIG;
    }
}

static int read_vector(struct exec_strings *strings, const char __user *const __user *vector,
                       unsigned *count)
{
    if (!vector)
        return 0;
    for (;; vector++) {
        const char __user *text;
        int error;

        if (copy_from_user(&text, vector, sizeof(text)) != 0)
            return -EFAULT;
        if (!text)
            return 0;
        error = read_string(strings, text);
        if (error)
            return error;
        (*count)++;
    }
}

int exec_strings_read(struct exec_strings *strings, const char __user *const __user *argv,
                      const char __user *const __user *envp, size_t limit)
{
    int error;

    *strings = (struct exec_strings){ .limit = limit };
    error = read_vector(strings, argv, &strings->argc);
    if (!error && strings->argc == 0)
        error = exec_strings_append_argument(strings, "");
    if (!error)
        error = read_vector(strings, envp, &strings->envc);
    if (error)
        exec_strings_free(strings);
    return error;
}

int exec_strings_append_argument(struct exec_strings *strings, const char *text)
{
    size_t size = strlen(text) + 1;
    int error = reserve(strings, size);

    if (error)
        return error;
    memcpy(strings->data + strings->used, text, size);
    strings->used += size;
    strings->argc++;
    return 0;
}

void exec_strings_drop_first(struct exec_strings *strings)
{
    size_t size = strlen(strings->data) + 1;

    strings->used -= size;
    memmove(strings->data, strings->data + size, strings->used);
    strings->argc--;
}

int exec_strings_prepend(struct exec_strings *strings, const char *text)
{
    size_t size = strlen(text) + 1;
    int error = reserve(strings, size);

    if (error)
        return error;
    memmove(strings->data + size, strings->data, strings->used);
    memcpy(strings->data, text, size);
    strings->used += size;
    strings->argc++;
    return 0;
}
