/* Small conversions and copies: see text.h. */
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "err.h"

const char *text_human(unsigned long long bytes, char buffer[TEXT_SIZE])
{
    static const char units[] = "BKMGTPE";
    unsigned unit = 0;
    unsigned long long tenths = bytes * 10;

    if (bytes < 1024) {
        snprintf(buffer, TEXT_SIZE, "%llu", bytes);
        return buffer;
    }
    /* Round up, as ls does: a file never looks smaller than it is. */
    for (; tenths >= 10240; unit++)
        tenths = (tenths + 1023) / 1024;
    if (tenths < 100)
        snprintf(buffer, TEXT_SIZE, "%llu.%llu%c", tenths / 10, tenths % 10, units[unit]);
    else
        snprintf(buffer, TEXT_SIZE, "%llu%c", (tenths + 9) / 10, units[unit]);
    return buffer;
}

static int unit_seconds(const char *unit)
{
    if (*unit == '\0')
        return 1;
    if (unit[1] != '\0')
        return 0;
    switch (*unit) {
    case 's': return 1;
    case 'm': return 60;
    case 'h': return 3600;
    case 'd': return 86400;
    default: return 0;
    }
}

int text_duration(const char *text, struct timespec *duration)
{
    char *end;
    unsigned long long whole = 0;
    unsigned long long nanoseconds = 0;

    if (*text != '.' && (*text < '0' || *text > '9'))
        return -1;
    errno = 0;
    whole = strtoull(text, &end, 10);
    if (errno != 0 || whole > 1ULL << 40)
        return -1;
    if (*end == '.') {
        unsigned long long place = 100000000;
        for (end++; *end >= '0' && *end <= '9'; end++, place /= 10)
            nanoseconds += (unsigned)(*end - '0') * place;
    }
    unsigned factor = (unsigned)unit_seconds(end);
    if (factor == 0)
        return -1;
    nanoseconds *= factor;
    duration->tv_sec = (time_t)(whole * factor + nanoseconds / 1000000000);
    duration->tv_nsec = (long)(nanoseconds % 1000000000);
    return 0;
}

int text_number(const char *text, long long *number)
{
    char *end;

    errno = 0;
    *number = strtoll(text, &end, 10);
    return end != text && *end == '\0' && errno == 0 ? 0 : -1;
}

long text_line(FILE *file, char **line, unsigned long *size)
{
    unsigned long length = 0;
    int c;

    while ((c = getc(file)) != EOF) {
        if (length + 2 > *size) {
            *size = *size * 2 + 128;
            *line = err_realloc(*line, *size);
        }
        (*line)[length++] = (char)c;
        if (c == '\n')
            break;
    }
    if (length == 0)
        return -1;
    (*line)[length] = '\0';
    return (long)length;
}

int text_write_all(int fd, const void *data, unsigned long size)
{
    const char *next = data;

    while (size > 0) {
        ssize_t done = write(fd, next, size);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        next += done;
        size -= (unsigned long)done;
    }
    return 0;
}

int text_copy(int from, int to, int *wrote)
{
    static char buffer[65536];

    *wrote = 0;
    for (;;) {
        ssize_t count = read(from, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return (int)count;
        if (text_write_all(to, buffer, (unsigned long)count) != 0) {
            *wrote = 1;
            return -1;
        }
    }
}

char *text_join(const char *dir, const char *name)
{
    unsigned long length = strlen(dir);
    const char *slash = length > 0 && dir[length - 1] == '/' ? "" : "/";
    unsigned long size = length + strlen(name) + 2;
    char *path = err_malloc(size);

    snprintf(path, size, "%s%s%s", dir, slash, name);
    return path;
}

const char *text_base(const char *path)
{
    const char *base = path;

    for (const char *p = path; *p != '\0'; p++)
        if (*p == '/' && p[1] != '/' && p[1] != '\0')
            base = p + 1;
    return base;
}

int text_escape(const char **text, int octal)
{
    static const char letters[] = "abfnrtv\\";
    static const char values[] = "\a\b\f\n\r\t\v\\";
    const char *next = *text;
    const char *letter = *next != '\0' ? strchr(letters, *next) : NULL;

    if (letter != NULL) {
        *text = next + 1;
        return (unsigned char)values[letter - letters];
    }
    int value = 0;
    for (; octal > 0 && *next >= '0' && *next <= '7'; octal--)
        value = value * 8 + *next++ - '0';
    if (next == *text)
        return -1;
    *text = next;
    return value & 255;
}
