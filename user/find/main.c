/* find's walk: see find.h. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "../lib/text.h"
#include "find.h"

static void walk(const char *path, struct test *test, int depth);

static void walk_below(const char *path, struct test *test, int depth)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    if (dir == NULL) {
        err_warn(path);
        find.status = 1;
        return;
    }
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *below = text_join(path, entry->d_name);
        walk(below, test, depth + 1);
        free(below);
    }
    closedir(dir);
}

static void walk(const char *path, struct test *test, int depth)
{
    struct visit visit = { .path = path };

    if (lstat(path, &visit.st) != 0) {
        err_warn(path);
        find.status = 1;
        return;
    }
    int descend = S_ISDIR(visit.st.st_mode) && (find.max_depth < 0 || depth < find.max_depth);
    if (!find.depth_first && depth >= find.min_depth)
        test->run(test, &visit);
    if (descend && !visit.pruned)
        walk_below(path, test, depth);
    if (find.depth_first && depth >= find.min_depth)
        test->run(test, &visit);
}

int main(int argc, char **argv)
{
    int first = 1;

    err_start(argv);
    while (first < argc && argv[first][0] != '-' && strcmp(argv[first], "!") != 0 &&
           strcmp(argv[first], "(") != 0)
        first++;
    struct test *test = expression_parse(argv + first);
    if (first == 1)
        walk(".", test, 0);
    for (int i = 1; i < first; i++)
        walk(argv[i], test, 0);
    action_finish();
    err_finish(find.status);
}
