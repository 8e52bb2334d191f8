/* Functions by name, and programs: finding them in PATH and becoming one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "call.h"

struct function {
    char *name;
    struct node *node;
    struct function *next;
};

static struct function *functions;

static struct function **find(const char *name)
{
    struct function **link = &functions;

    while (*link != NULL && strcmp((*link)->name, name) != 0)
        link = &(*link)->next;
    return link;
}

struct node *function_get(const char *name)
{
    struct function *function = *find(name);

    return function != NULL ? function->node : NULL;
}

void function_define(struct node *node)
{
    arena_hold(node->arena);
    struct function **link = find(node->name);
    if (*link == NULL) {
        *link = err_malloc(sizeof **link);
        (*link)->name = err_strdup(node->name);
        (*link)->next = NULL;
    } else {
        arena_drop((*link)->node->arena);
    }
    (*link)->node = node;
}

int function_unset(const char *name)
{
    struct function **link = find(name), *function = *link;

    if (function == NULL)
        return 0;
    *link = function->next;
    arena_drop(function->node->arena);
    free(function->name);
    free(function);
    return 1;
}

void function_each(void (*found)(const char *name))
{
    for (struct function *function = functions; function != NULL; function = function->next)
        found(function->name);
}

static int is_program(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

char *exec_find(const char *name)
{
    const char *path = var_get("PATH");

    if (strchr(name, '/') != NULL)
        return is_program(name) ? arena_copy(sh_temp(), name, strlen(name)) : NULL;
    for (; path != NULL; path += *path == ':') {
        size_t length = strcspn(path, ":");
        struct text text = { .arena = sh_temp() };
        text_append(&text, path, length);
        if (length > 0)
            text_add(&text, '/');
        text_append(&text, name, strlen(name));
        if (is_program(text_end(&text)))
            return text.data;
        path += length;
        if (*path == '\0')
            break;
    }
    return NULL;
}

void exec_program(char **argv, char **environment)
{
    const char *path = exec_find(argv[0]);

    if (path == NULL && strchr(argv[0], '/') == NULL) {
        sh_warn("%s: not found", argv[0]);
        _exit(127);
    }
    path = path != NULL ? path : argv[0];
    execve(path, argv, environment);
    if (errno == ENOEXEC)
        sh_become_script(path, argv);
    int status = errno == ENOENT || errno == ENOTDIR ? 127 : 126;
    sh_warn_errno(argv[0]);
    _exit(status);
}
