/* Walks over files: see files.h. */
#include "files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "err.h"
#include "text.h"

int files_each(const char *directory, int (*visit)(const char *path))
{
    DIR *dir = opendir(directory);
    struct dirent *entry;
    int status = 0;

    if (dir == NULL) {
        err_warn(directory);
        return 1;
    }
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = text_join(directory, entry->d_name);
        status |= visit(path);
        free(path);
    }
    closedir(dir);
    return status;
}

int files_to_target(char **operands, int count, int (*act)(const char *from, const char *to))
{
    const char *target = operands[count - 1];
    struct stat st;
    int status = 0, into = stat(target, &st) == 0 && S_ISDIR(st.st_mode);

    if (count > 2 && !into)
        err_exit(1, "%s: not a directory", target);
    for (int i = 0; i < count - 1; i++) {
        char *to = into ? text_join(target, text_base(operands[i])) : err_strdup(target);
        status |= act(operands[i], to);
        free(to);
    }
    return status;
}

int files_may_overwrite(const char *path)
{
    int answer, c;

    fprintf(stderr, "%s: overwrite '%s'? ", err_name, path);
    answer = getchar();
    for (c = answer; c != '\n' && c != EOF;)
        c = getchar();
    return answer == 'y' || answer == 'Y';
}
