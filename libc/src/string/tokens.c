/* Splitting strings in place. */
#include <string.h>

char *strtok_r(char *restrict s, const char *restrict delim, char **restrict next)
{
    char *end;

    if (!s)
        s = *next;
    s += strspn(s, delim);
    if (!*s) {
        *next = s;
        return NULL;
    }
    end = s + strcspn(s, delim);
    *next = *end ? end + 1 : end;
    *end = '\0';
    return s;
}

char *strtok(char *restrict s, const char *restrict delim)
{
    static char *next = "";

    return strtok_r(s, delim, &next);
}

char *strsep(char **restrict s, const char *restrict delim)
{
    char *token = *s;
    char *end;

    if (!token)
        return NULL;
    end = token + strcspn(token, delim);
    *s = *end ? end + 1 : NULL;
    *end = '\0';
    return token;
}
