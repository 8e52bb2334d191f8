/* A whole directory, chosen and sorted. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef int order_fn(const struct dirent **, const struct dirent **);

int alphasort(const struct dirent **a, const struct dirent **b)
{
    return strcoll((*a)->d_name, (*b)->d_name);
}

int versionsort(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*a)->d_name, (*b)->d_name);
}

static int add(struct dirent ***list, size_t count, const struct dirent *entry)
{
    struct dirent **more = reallocarray(*list, count + 1, sizeof *more);

    if (!more)
        return -1;
    *list = more;
    more[count] = malloc(entry->d_reclen);
    if (!more[count])
        return -1;
    memcpy(more[count], entry, entry->d_reclen);
    return 0;
}

static int compare(const void *a, const void *b, void *order)
{
    return (*(order_fn **)order)((const struct dirent **)a, (const struct dirent **)b);
}

int scandir(const char *path, struct dirent ***out, int (*choose)(const struct dirent *),
            order_fn *order)
{
    DIR *dir = opendir(path);
    struct dirent **list = NULL;
    struct dirent *entry;
    size_t count = 0;
    int saved = errno;
    int err;

    if (!dir)
        return -1;
    errno = 0;
    while ((entry = readdir(dir))) {
        if (choose && !choose(entry))
            continue;
        if (add(&list, count, entry) < 0)
            break;
        count++;
        errno = 0;
    }
    err = errno;
    closedir(dir);
    if (err) {
        while (count)
            free(list[--count]);
        free(list);
        errno = err;
        return -1;
    }
    errno = saved;
    if (order)
        qsort_r(list, count, sizeof *list, compare, &order);
    *out = list;
    return (int)count;
}
