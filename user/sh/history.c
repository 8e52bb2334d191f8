/* The lines typed before: a ring, newest first. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "edit.h"

enum { HISTORY_MAX = 500 };

static char *lines[HISTORY_MAX];
static unsigned long count; /* of all lines ever added; line n is lines[n % HISTORY_MAX] */

const char *history_get(int age)
{
    if (age < 0 || (unsigned long)age >= count || age >= HISTORY_MAX)
        return NULL;
    return lines[(count - 1 - (unsigned long)age) % HISTORY_MAX];
}

void history_add(const char *line)
{
    const char *newest = history_get(0);

    if (line[strspn(line, " \t\n")] == '\0' || (newest != NULL && strcmp(newest, line) == 0))
        return;
    char **slot = &lines[count % HISTORY_MAX];
    free(*slot);
    *slot = err_strdup(line);
    count++;
}

int history_find(const char *text, int age)
{
    const char *line;

    for (; (line = history_get(age)) != NULL; age++)
        if (strstr(line, text) != NULL)
            return age;
    return -1;
}

int builtin_history(int argc, char **argv)
{
    int age = HISTORY_MAX;

    (void)argc;
    (void)argv;
    for (; age >= 0; age--) {
        const char *line = history_get(age);
        if (line != NULL)
            printf("%5lu  %s\n", count - (unsigned long)age, line);
    }
    return 0;
}
