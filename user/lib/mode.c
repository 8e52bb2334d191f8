/* File modes as text: see mode.h. POSIX: chmod, EXTENDED DESCRIPTION. */
#include "mode.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char type_letter(mode_t mode)
{
    switch (mode & S_IFMT) {
    case S_IFDIR: return 'd';
    case S_IFLNK: return 'l';
    case S_IFCHR: return 'c';
    case S_IFBLK: return 'b';
    case S_IFIFO: return 'p';
    case S_IFSOCK: return 's';
    default: return '-';
    }
}

void mode_format(mode_t mode, char buffer[11])
{
    buffer[0] = type_letter(mode);
    for (int i = 0; i < 9; i++)
        buffer[1 + i] = mode & (0400 >> i) ? "rwx"[i % 3] : '-';
    if (mode & S_ISUID)
        buffer[3] = mode & S_IXUSR ? 's' : 'S';
    if (mode & S_ISGID)
        buffer[6] = mode & S_IXGRP ? 's' : 'S';
    if (mode & S_ISVTX)
        buffer[9] = mode & S_IXOTH ? 't' : 'T';
    buffer[10] = '\0';
}

/* The who letters: the permission bits they stand for. */
static mode_t parse_who(const char **text)
{
    mode_t who = 0;

    for (;; (*text)++) {
        switch (**text) {
        case 'u': who |= 04700; break;
        case 'g': who |= 02070; break;
        case 'o': who |= 01007; break;
        case 'a': who |= 07777; break;
        default: return who;
        }
    }
}

/* The permission letters after an operator, for all of user, group and others at once. */
static mode_t parse_permissions(const char **text, mode_t now)
{
    mode_t bits = 0;

    for (;; (*text)++) {
        switch (**text) {
        case 'r': bits |= 0444; break;
        case 'w': bits |= 0222; break;
        case 'x': bits |= 0111; break;
        case 'X': bits |= S_ISDIR(now) || (now & 0111) ? 0111 : 0; break;
        case 's': bits |= 06000; break;
        case 't': bits |= 01000; break;
        case 'u': bits |= (now >> 6 & 7) * 0111; break;
        case 'g': bits |= (now >> 3 & 7) * 0111; break;
        case 'o': bits |= (now & 7) * 0111; break;
        default: return bits;
        }
    }
}

int mode_parse(const char *text, mode_t old, mode_t mask, mode_t *mode)
{
    if (*text >= '0' && *text <= '7') {
        char *end;
        unsigned long value = strtoul(text, &end, 8);
        *mode = (mode_t)value;
        return *end == '\0' && value <= 07777 ? 0 : -1;
    }

    mode_t now = old;
    do {
        mode_t who = parse_who(&text);
        mode_t allowed = who != 0 ? who : 07777 & ~mask;
        if (*text == '\0' || strchr("+-=", *text) == NULL)
            return -1;
        while (*text != '\0' && strchr("+-=", *text) != NULL) {
            char operator= * text++;
            mode_t bits = parse_permissions(&text, now) & allowed;
            if (operator== '=')
                now &= ~((who != 0 ? who : 07777) & (S_ISDIR(old) ? 01777 : 07777));
            now = operator== '-' ? now & ~bits : now | bits;
        }
    } while (*text++ == ',');
    *mode = now & 07777;
    return text[-1] == '\0' ? 0 : -1;
}
