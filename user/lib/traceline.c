/* Lines of /dev/trace: see traceline.h. */
#include "traceline.h"

#include <stdlib.h>
#include <string.h>

/* "name=value" or "name=value(text)". */
static void parse_argument(char *word, struct traceline *out, int index)
{
    char *value = strchr(word, '=');
    char *text;

    if (value == NULL)
        return;
    *value++ = '\0';
    out->arguments[index].name = word;
    out->arguments[index].value = (long)strtoul(value, &text, 0);
    if (*value == '-')
        out->arguments[index].value = strtol(value, &text, 0);
    if (*text == '(') {
        text[strcspn(text, ")")] = '\0';
        out->arguments[index].text = text + 1;
    }
}

int traceline_parse(char *line, struct traceline *out)
{
    char *words[4 + TRACELINE_ARGUMENTS], *rest;
    int count = 0;

    memset(out, 0, sizeof *out);
    for (char *word = strtok_r(line, " ", &rest); word != NULL && count < 4 + TRACELINE_ARGUMENTS;
         word = strtok_r(NULL, " ", &rest))
        words[count++] = word;
    if (count < 4)
        return -1;
    out->time = words[0];
    out->cpu = atoi(words[1]);
    out->tid = atoi(words[2]);
    out->event = words[3];
    for (int i = 4; i < count; i++)
        parse_argument(words[i], out, i - 4);
    return 0;
}

static int find(const struct traceline *line, const char *name)
{
    for (int i = 0; i < TRACELINE_ARGUMENTS; i++)
        if (line->arguments[i].name != NULL && strcmp(line->arguments[i].name, name) == 0)
            return i;
    return -1;
}

long traceline_value(const struct traceline *line, const char *name)
{
    int index = find(line, name);

    return index < 0 ? 0 : line->arguments[index].value;
}

const char *traceline_text(const struct traceline *line, const char *name)
{
    int index = find(line, name);

    return index < 0 ? NULL : line->arguments[index].text;
}
