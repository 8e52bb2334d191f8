/* Arenas and growing texts: see sh.h. */
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "sh.h"

enum { BLOCK_SIZE = 4096, ALIGN = 16 };

struct block {
    struct block *older;
    size_t used, size;
    char data[] __attribute__((aligned(ALIGN)));
};

struct arena {
    struct block *newest;
    int holders;
};

struct arena *arena_new(void)
{
    struct arena *arena = err_malloc(sizeof *arena);

    arena->newest = NULL;
    arena->holders = 1;
    return arena;
}

void arena_hold(struct arena *arena)
{
    arena->holders++;
}

void arena_drop(struct arena *arena)
{
    if (--arena->holders > 0)
        return;
    arena_release(arena, (struct arena_mark){ NULL, 0 });
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct block *block = arena->newest;

    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (block == NULL || block->size - block->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        block = err_malloc(sizeof *block + room);
        block->older = arena->newest;
        block->used = 0;
        block->size = room;
        arena->newest = block;
    }
    void *memory = block->data + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

char *arena_copy(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    return memcpy(copy, text, length);
}

struct arena_mark arena_mark(struct arena *arena)
{
    struct arena_mark mark = { arena->newest, arena->newest != NULL ? arena->newest->used : 0 };

    return mark;
}

void arena_release(struct arena *arena, struct arena_mark mark)
{
    while (arena->newest != mark.block) {
        struct block *older = arena->newest->older;
        free(arena->newest);
        arena->newest = older;
    }
    if (arena->newest != NULL)
        arena->newest->used = mark.used;
}

struct arena *sh_temp(void)
{
    static struct arena temp = { .holders = 1 };

    return &temp;
}

static void text_reserve(struct text *text, size_t more)
{
    if (text->room - text->length >= more)
        return;
    size_t room = (text->room + more) * 2;
    char *data = arena_alloc(text->arena, room);
    if (text->length > 0)
        memcpy(data, text->data, text->length);
    text->data = data;
    text->room = room;
}

void text_add(struct text *text, char c)
{
    text_reserve(text, 2);
    text->data[text->length++] = c;
}

void text_append(struct text *text, const char *data, size_t length)
{
    text_reserve(text, length + 1);
    memcpy(text->data + text->length, data, length);
    text->length += length;
}

char *text_end(struct text *text)
{
    text_reserve(text, 1);
    text->data[text->length] = '\0';
    return text->data;
}
