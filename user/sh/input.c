/* Where commands come from: see ast.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "ast.h"
#include "edit.h"
#include "exec.h"

enum { INPUT_BLOCK = 4096 };

struct input {
    enum { INPUT_STRING, INPUT_FILE, INPUT_TERMINAL } kind;
    const char *text; /* what has been read; next is the first byte not taken */
    size_t next, length;
    int fd, line, at_end;
    char *block; /* of INPUT_BLOCK bytes; a string has none */
};

struct input *input_string(const char *text, struct arena *arena)
{
    struct input *input = arena_alloc(arena, sizeof *input);

    input->kind = INPUT_STRING;
    input->text = text;
    input->length = strlen(text);
    input->line = 1;
    input->fd = -1;
    return input;
}

static struct input *input_new(int kind, int fd)
{
    struct input *input = err_malloc(sizeof *input);

    memset(input, 0, sizeof *input);
    input->block = err_malloc(INPUT_BLOCK);
    input->kind = kind;
    input->text = input->block;
    input->line = 1;
    input->fd = fd;
    return input;
}

struct input *input_fd(int fd)
{
    return input_new(INPUT_FILE, fd);
}

struct input *input_terminal(void)
{
    return input_new(INPUT_TERMINAL, 0);
}

void input_close(struct input *input)
{
    if (input->kind != INPUT_FILE)
        return;
    if (input->fd > 2)
        close(input->fd);
    free(input->block);
    free(input);
}

/* PS1 and PS2 with \$ as # for root, and their parameters expanded. */
static char *prompt_text(const char *name)
{
    const char *value = var_get(name);
    struct text text = { .arena = sh_temp() };

    for (; value != NULL && *value != '\0'; value++) {
        if (value[0] == '\\' && value[1] == '$' && geteuid() == 0) {
            text_add(&text, '#');
            value++;
        } else {
            text_add(&text, *value);
        }
    }
    return expand_string(parse_text(text_end(&text), sh_temp()), EXPAND_NO_TILDE);
}

/*
 * An interactive shell may have been left a non-blocking stdin by a program; that must not end
 * it.
 */
static int clear_nonblock(int fd)
{
    int flags = fcntl(fd, F_GETFL);

    return flags >= 0 && flags & O_NONBLOCK && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

/*
 * A script on fd 0 is read byte by byte up to a line's end: what follows belongs to the commands
 * in it. The last byte of the old block stays before the new one, so that it can still be taken
 * back.
 */
static void refill_file(struct input *input)
{
    size_t want = input->fd == 0 ? 1 : INPUT_BLOCK - 1;
    size_t kept = input->length > 0;

    if (kept)
        input->block[0] = input->text[input->length - 1];
    input->text = input->block;
    input->length = kept;
    input->next = kept;
    for (;;) {
        ssize_t count = read(input->fd, input->block + input->length, want);
        if (count < 0 && errno == EINTR) {
            trap_run_pending();
            continue;
        }
        if (count < 0 && errno == EAGAIN && clear_nonblock(input->fd))
            continue;
        if (count <= 0)
            break;
        input->length += (size_t)count;
        if (want > 1 || input->block[input->length - 1] == '\n' || input->length == INPUT_BLOCK)
            break;
    }
    input->at_end = input->length == kept;
}

static void refill_terminal(struct input *input, int more)
{
    struct arena_mark mark = arena_mark(sh_temp());

    if (!more)
        job_notify();
    char *prompt = prompt_text(more ? "PS2" : "PS1");
    fflush(stdout);
    if (edit_possible()) {
        const char *line = edit_line(prompt);
        input->at_end = line == NULL;
        input->text = line != NULL ? line : "";
        input->length = strlen(input->text);
        input->next = 0;
        arena_release(sh_temp(), mark);
        if (line != NULL && input->length == 0) {
            fflush(stdout);
            shell.status = 130;
            sh_abort(130);
        }
        return;
    }
    fputs(prompt, stderr);
    arena_release(sh_temp(), mark);
    input->length = 0;
    refill_file(input);
}

int input_get(struct input *input, int more)
{
    if (input->next == input->length) {
        if (input->at_end || input->kind == INPUT_STRING) {
            input->at_end = 1;
            return -1;
        }
        if (input->kind == INPUT_TERMINAL)
            refill_terminal(input, more);
        else
            refill_file(input);
        if (input->at_end)
            return -1;
        if (shell.options['v'])
            fwrite(input->text + input->next, 1, input->length - input->next, stderr);
    }
    unsigned char c = (unsigned char)input->text[input->next++];
    if (c == '\n')
        input->line++;
    return c;
}

void input_unget(struct input *input)
{
    input->next--;
    if (input->text[input->next] == '\n')
        input->line--;
}

void input_discard_line(struct input *input)
{
    input->next = input->length;
    input->at_end = 0;
}

int input_line(const struct input *input)
{
    return input->line;
}

int input_at_end(struct input *input)
{
    if (input->kind != INPUT_STRING)
        return 0;
    size_t rest = input->next + strspn(input->text + input->next, " \t\n;");
    return rest == input->length;
}
