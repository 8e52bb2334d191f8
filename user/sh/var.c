/* Variables, the environment and positional parameters: see sh.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "sh.h"

enum { BUCKETS = 64 };

struct var {
    char *name, *value; /* value is NULL for a variable that only has flags */
    int flags;
    struct var *next;
};

static struct var *table[BUCKETS];

/* What a frame has to put back. */
struct saved {
    char *name, *value;
    int flags, existed;
    struct saved *next;
};

struct frame {
    struct saved *saved;
    int function; /* of a function, whose `local` variables are in it */
    struct frame *outer;
};

static struct frame *frames;
static int frame_count;

static unsigned hash_of(const char *name, size_t length)
{
    unsigned hash = 5381;

    for (size_t i = 0; i < length; i++)
        hash = hash * 33 + (unsigned char)name[i];
    return hash % BUCKETS;
}

static struct var *find(const char *name, size_t length)
{
    for (struct var *var = table[hash_of(name, length)]; var != NULL; var = var->next)
        if (strncmp(var->name, name, length) == 0 && var->name[length] == '\0')
            return var;
    return NULL;
}

static struct var *find_or_add(const char *name, size_t length)
{
    struct var *var = find(name, length);

    if (var != NULL)
        return var;
    var = err_malloc(sizeof *var);
    var->name = err_malloc(length + 1);
    memcpy(var->name, name, length);
    var->name[length] = '\0';
    var->value = NULL;
    var->flags = 0;
    struct var **bucket = &table[hash_of(name, length)];
    var->next = *bucket;
    *bucket = var;
    return var;
}

size_t var_name_length(const char *text)
{
    size_t length = 0;

    if (*text >= '0' && *text <= '9')
        return 0;
    while (text[length] == '_' || (text[length] >= '0' && text[length] <= '9') ||
           (text[length] >= 'a' && text[length] <= 'z') ||
           (text[length] >= 'A' && text[length] <= 'Z'))
        length++;
    return length;
}

int var_is_name(const char *text)
{
    size_t length = var_name_length(text);

    return length > 0 && text[length] == '\0';
}

void var_start(char **environment)
{
    for (; *environment != NULL; environment++) {
        size_t length = var_name_length(*environment);
        if (length > 0 && (*environment)[length] == '=')
            var_assign(*environment, VAR_EXPORT);
    }
    /* POSIX: IFS is not taken from the environment. */
    var_set("IFS", " \t\n", 0);
    if (var_get("PATH") == NULL)
        var_set("PATH", "/bin:/sbin", 0);
    if (var_get("PS1") == NULL)
        var_set("PS1", "tocsin:$PWD\\$ ", 0);
    if (var_get("PS2") == NULL)
        var_set("PS2", "> ", 0);
    if (var_get("PS4") == NULL)
        var_set("PS4", "+ ", 0);
    var_set_number("PPID", getppid());
    var_set("OPTIND", "1", 0);
}

const char *var_get(const char *name)
{
    struct var *var = find(name, strlen(name));

    return var != NULL ? var->value : NULL;
}

static void set_counted(const char *name, size_t length, const char *value, int flags)
{
    struct var *var = find_or_add(name, length);

    if (value != NULL && var->flags & VAR_READONLY)
        sh_error("%s: is read only", var->name);
    if (value != NULL) {
        char *copy = err_strdup(value);
        free(var->value);
        var->value = copy;
    }
    var->flags |= flags;
    if (shell.options['a'] && value != NULL)
        var->flags |= VAR_EXPORT;
}

void var_set(const char *name, const char *value, int flags)
{
    set_counted(name, strlen(name), value, flags);
}

void var_set_number(const char *name, long long number)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", number);
    var_set(name, text, 0);
}

void var_assign(const char *assignment, int flags)
{
    const char *equals = strchr(assignment, '=');

    set_counted(assignment, (size_t)(equals - assignment), equals + 1, flags);
}

static void remove_var(const char *name)
{
    struct var **link = &table[hash_of(name, strlen(name))];

    for (; *link != NULL; link = &(*link)->next) {
        struct var *var = *link;
        if (strcmp(var->name, name) != 0)
            continue;
        *link = var->next;
        free(var->name);
        free(var->value);
        free(var);
        return;
    }
}

int var_unset(const char *name)
{
    struct var *var = find(name, strlen(name));

    if (var != NULL && var->flags & VAR_READONLY)
        return -1;
    remove_var(name);
    return 0;
}

char **var_environment(void)
{
    size_t count = 0;

    for (int i = 0; i < BUCKETS; i++)
        for (struct var *var = table[i]; var != NULL; var = var->next)
            count += var->flags & VAR_EXPORT && var->value != NULL;
    char **environment = arena_alloc(sh_temp(), (count + 1) * sizeof *environment);
    count = 0;
    for (int i = 0; i < BUCKETS; i++) {
        for (struct var *var = table[i]; var != NULL; var = var->next) {
            if (!(var->flags & VAR_EXPORT) || var->value == NULL)
                continue;
            size_t size = strlen(var->name) + strlen(var->value) + 2;
            environment[count] = arena_alloc(sh_temp(), size);
            snprintf(environment[count++], size, "%s=%s", var->name, var->value);
        }
    }
    return environment;
}

static int compare_vars(const void *left, const void *right)
{
    struct var *const *a = left, *const *b = right;

    return strcmp((*a)->name, (*b)->name);
}

static void print_quoted(const char *value)
{
    putchar('\'');
    for (; *value != '\0'; value++) {
        if (*value == '\'')
            fputs("'\\''", stdout);
        else
            putchar(*value);
    }
    putchar('\'');
}

void var_print(int flag, const char *prefix)
{
    size_t count = 0;

    for (int i = 0; i < BUCKETS; i++)
        for (struct var *var = table[i]; var != NULL; var = var->next)
            count++;
    struct var **all = arena_alloc(sh_temp(), (count + 1) * sizeof(struct var *));
    count = 0;
    for (int i = 0; i < BUCKETS; i++)
        for (struct var *var = table[i]; var != NULL; var = var->next)
            if (flag != 0 ? var->flags & flag : var->value != NULL)
                all[count++] = var;
    qsort(all, count, sizeof(struct var *), compare_vars);
    for (size_t i = 0; i < count; i++) {
        printf("%s%s", prefix, all[i]->name);
        if (all[i]->value != NULL) {
            putchar('=');
            print_quoted(all[i]->value);
        }
        putchar('\n');
    }
}

void var_each(void (*found)(const char *name))
{
    for (int i = 0; i < BUCKETS; i++)
        for (struct var *var = table[i]; var != NULL; var = var->next)
            if (var->value != NULL)
                found(var->name);
}

void var_frame_begin(int function)
{
    struct frame *frame = err_malloc(sizeof *frame);

    frame->saved = NULL;
    frame->function = function;
    frame->outer = frames;
    frames = frame;
    frame_count++;
}

void var_save(const char *name, int in_function)
{
    struct var *var = find(name, strlen(name));
    struct frame *frame = frames;

    while (in_function && !frame->function)
        frame = frame->outer;
    for (struct saved *saved = frame->saved; saved != NULL; saved = saved->next)
        if (strcmp(saved->name, name) == 0)
            return;
    struct saved *saved = err_malloc(sizeof *saved);
    saved->name = err_strdup(name);
    saved->existed = var != NULL;
    saved->value = var != NULL && var->value != NULL ? err_strdup(var->value) : NULL;
    saved->flags = var != NULL ? var->flags : 0;
    saved->next = frame->saved;
    frame->saved = saved;
}

void var_frame_end(void)
{
    struct frame *frame = frames;

    while (frame->saved != NULL) {
        struct saved *saved = frame->saved;
        remove_var(saved->name);
        if (saved->existed) {
            struct var *var = find_or_add(saved->name, strlen(saved->name));
            var->value = saved->value;
            var->flags = saved->flags;
        }
        frame->saved = saved->next;
        free(saved->name);
        free(saved);
    }
    frames = frame->outer;
    frame_count--;
    free(frame);
}

int var_frame_depth(void)
{
    return frame_count;
}

void var_frame_unwind(int depth)
{
    while (frame_count > depth)
        var_frame_end();
}

void param_set(char *const *words, int count)
{
    char **copy = err_malloc(((size_t)count + 1) * sizeof *copy);

    for (int i = 0; i < count; i++)
        copy[i] = err_strdup(words[i]);
    copy[count] = NULL;
    for (int i = 0; i < shell.param_count; i++)
        free(shell.params[i]);
    free(shell.params);
    shell.params = copy;
    shell.param_count = count;
}
