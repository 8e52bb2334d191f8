/* which [-a] name …: where a command is found in PATH. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static int is_program(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

static int find(const char *name, const char *path, int all)
{
    int found = 0;

    if (strchr(name, '/') != NULL)
        path = "";
    for (; path != NULL; path = *path == ':' ? path + 1 : NULL) {
        size_t length = strcspn(path, ":");
        char dir[1024];
        snprintf(dir, sizeof dir, "%.*s", (int)length, path);
        char *file = *dir != '\0' ? text_join(dir, name) : err_strdup(name);
        if (is_program(file)) {
            puts(file);
            found = 1;
        }
        free(file);
        if (found && !all)
            break;
        path += length;
    }
    return found;
}

int main(int argc, char **argv)
{
    const char *path = getenv("PATH");
    int option, all = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "a")) != -1) {
        if (option == '?')
            err_usage("[-a] name ...");
        all = 1;
    }
    for (; optind < argc; optind++)
        if (!find(argv[optind], path != NULL ? path : "/bin", all))
            status = 1;
    err_finish(status);
}
