/* Aliases: names that the parser replaces by a text where a command is expected. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "exec.h"

struct alias {
    char *name, *value;
    struct alias *next;
};

static struct alias *aliases;

static struct alias **find(const char *name, size_t length)
{
    struct alias **link = &aliases;

    for (; *link != NULL; link = &(*link)->next)
        if (strncmp((*link)->name, name, length) == 0 && (*link)->name[length] == '\0')
            break;
    return link;
}

const char *alias_get(const char *name)
{
    struct alias *alias = *find(name, strlen(name));

    return alias != NULL ? alias->value : NULL;
}

void alias_each(void (*found)(const char *name))
{
    for (struct alias *alias = aliases; alias != NULL; alias = alias->next)
        found(alias->name);
}

static void set(const char *name, size_t length, const char *value)
{
    struct alias **link = find(name, length);

    if (*link == NULL) {
        *link = err_malloc(sizeof **link);
        (*link)->name = err_malloc(length + 1);
        memcpy((*link)->name, name, length);
        (*link)->name[length] = '\0';
        (*link)->next = NULL;
    } else {
        free((*link)->value);
    }
    (*link)->value = err_strdup(value);
}

static void print(const struct alias *alias)
{
    printf("alias %s='%s'\n", alias->name, alias->value);
}

int builtin_alias(int argc, char **argv)
{
    int status = 0;

    if (argc == 1)
        for (struct alias *alias = aliases; alias != NULL; alias = alias->next)
            print(alias);
    for (int i = 1; i < argc; i++) {
        const char *equals = strchr(argv[i], '=');
        if (equals != NULL && equals != argv[i]) {
            set(argv[i], (size_t)(equals - argv[i]), equals + 1);
        } else if (alias_get(argv[i]) != NULL) {
            print(*find(argv[i], strlen(argv[i])));
        } else {
            sh_warn("alias: %s: not found", argv[i]);
            status = 1;
        }
    }
    return status;
}

static void remove_at(struct alias **link)
{
    struct alias *alias = *link;

    *link = alias->next;
    free(alias->name);
    free(alias->value);
    free(alias);
}

int builtin_unalias(int argc, char **argv)
{
    int status = 0;

    if (argc == 2 && strcmp(argv[1], "-a") == 0) {
        while (aliases != NULL)
            remove_at(&aliases);
        return 0;
    }
    for (int i = 1; i < argc; i++) {
        struct alias **link = find(argv[i], strlen(argv[i]));
        if (*link != NULL) {
            remove_at(link);
        } else {
            sh_warn("unalias: %s: not found", argv[i]);
            status = 1;
        }
    }
    return status;
}
