/* The parts of a path. Source: basename(3) (POSIX's). */
#include <libgen.h>
#include <string.h>

static char *trim_slashes(char *path, char *end)
{
    while (end > path + 1 && end[-1] == '/')
        end--;
    *end = '\0';
    return end;
}

char *basename(char *path)
{
    char *slash;

    if (!path || !*path)
        return ".";
    trim_slashes(path, path + strlen(path));
    slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

char *dirname(char *path)
{
    char *slash;

    if (!path || !*path)
        return ".";
    trim_slashes(path, path + strlen(path));
    slash = strrchr(path, '/');
    if (!slash)
        return ".";
    trim_slashes(path, slash == path ? slash + 1 : slash);
    return path;
}
