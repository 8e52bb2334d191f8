/* Signal names: see signame.h. The table is signal(7)'s for x86-64. */
#include "signame.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { STANDARD_COUNT = 31, RT_MIN = 34, RT_MAX = 64 };

static const char *const standard_names[STANDARD_COUNT + 1] = {
    "EXIT", "HUP",  "INT",  "QUIT", "ILL",    "TRAP",   "ABRT",  "BUS",  "FPE",  "KILL", "USR1",
    "SEGV", "USR2", "PIPE", "ALRM", "TERM",   "STKFLT", "CHLD",  "CONT", "STOP", "TSTP", "TTIN",
    "TTOU", "URG",  "XCPU", "XFSZ", "VTALRM", "PROF",   "WINCH", "IO",   "PWR",  "SYS",
};

const char *signame_of(int number, char buffer[SIGNAME_SIZE])
{
    if (number < 1 || number > RT_MAX)
        return NULL;
    if (number <= STANDARD_COUNT)
        return standard_names[number];
    if (number == RT_MIN)
        return "RTMIN";
    if (number == RT_MAX)
        return "RTMAX";
    if (number <= (RT_MIN + RT_MAX) / 2)
        snprintf(buffer, SIGNAME_SIZE, "RTMIN%+d", number - RT_MIN);
    else
        snprintf(buffer, SIGNAME_SIZE, "RTMAX-%d", RT_MAX - number);
    return buffer;
}

/* "RTMIN", "RTMIN+3", "RTMAX-2": base plus offset, 0 if text is none of these. */
static int parse_realtime(const char *text, const char *prefix, int base)
{
    size_t length = strlen(prefix);

    if (strncasecmp(text, prefix, length) != 0)
        return 0;
    text += length;
    if (*text == '\0')
        return base;
    if (*text != '+' && *text != '-')
        return 0;
    char *end;
    long offset = strtol(text, &end, 10);
    if (*end != '\0' || base + offset <= STANDARD_COUNT || base + offset > RT_MAX)
        return 0;
    return base + (int)offset;
}

int signame_parse(const char *text)
{
    if (*text >= '0' && *text <= '9') {
        char *end;
        long number = strtol(text, &end, 10);
        return *end == '\0' && number <= RT_MAX ? (int)number : -1;
    }
    if (strncasecmp(text, "SIG", 3) == 0)
        text += 3;
    for (int i = 0; i <= STANDARD_COUNT; i++)
        if (strcasecmp(text, standard_names[i]) == 0)
            return i;
    if (strcasecmp(text, "CLD") == 0)
        return 17;
    if (strcasecmp(text, "POLL") == 0)
        return 29;
    if (strcasecmp(text, "IOT") == 0)
        return 6;

    int number = parse_realtime(text, "RTMIN", RT_MIN);
    if (number == 0)
        number = parse_realtime(text, "RTMAX", RT_MAX);
    return number != 0 ? number : -1;
}

void signame_print_all(void)
{
    char buffer[SIGNAME_SIZE];

    for (int number = 1; number <= SIGNAME_COUNT; number++)
        printf("%2d %-9s%s", number, signame_of(number, buffer), number % 6 == 0 ? "\n" : " ");
    putchar('\n');
}
