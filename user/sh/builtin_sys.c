/* Builtins about the process: cd, pwd, umask, ulimit, times. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <unistd.h>

#include "../lib/mode.h"
#include "../lib/text.h"
#include "exec.h"

/* Removes "." and "name/.." from an absolute path, in place: cd follows the names one typed. */
static void path_clean(char *path)
{
    char *out = path;
    const char *next = path;

    while (*next != '\0') {
        while (*next == '/')
            next++;
        size_t length = strcspn(next, "/");
        if (length == 0)
            break;
        if (length == 2 && strncmp(next, "..", 2) == 0) {
            while (out > path && *--out != '/')
                continue;
        } else if (!(length == 1 && *next == '.')) {
            *out++ = '/';
            memmove(out, next, length);
            out += length;
        }
        next += length;
    }
    if (out == path)
        *out++ = '/';
    *out = '\0';
}

static const char *current_dir(void)
{
    static char path[PATH_MAX];

    return getcwd(path, sizeof path);
}

/* A relative directory is looked for in CDPATH too, unless it begins with a dot. */
static const char *search_cdpath(const char *dir)
{
    const char *path = var_get("CDPATH");
    struct stat st;

    if (*dir == '/' || *dir == '.' || path == NULL)
        return dir;
    for (; *path != '\0'; path += *path == ':') {
        size_t length = strcspn(path, ":");
        char *start = arena_copy(sh_temp(), path, length);
        char *joined = text_join(length > 0 ? start : ".", dir);
        const char *candidate = arena_copy(sh_temp(), joined, strlen(joined));
        free(joined);
        if (length > 0 && stat(candidate, &st) == 0 && S_ISDIR(st.st_mode))
            return candidate;
        path += length;
    }
    return dir;
}

/* The directory to go to for cd's operand; NULL after a message. */
static const char *cd_target(const char *operand, int *print)
{
    const char *dir = operand;

    if (operand == NULL) {
        dir = var_get("HOME");
        if (dir == NULL)
            sh_warn("cd: HOME is not set");
    } else if (strcmp(operand, "-") == 0) {
        dir = var_get("OLDPWD");
        *print = 1;
        if (dir == NULL)
            sh_warn("cd: OLDPWD is not set");
    } else {
        dir = search_cdpath(operand);
        *print = dir != operand;
    }
    return dir;
}

int builtin_cd(int argc, char **argv)
{
    int physical = 0, print = 0, i = 1;

    for (; i < argc && (strcmp(argv[i], "-L") == 0 || strcmp(argv[i], "-P") == 0); i++)
        physical = argv[i][1] == 'P';
    i += i < argc && strcmp(argv[i], "--") == 0;
    const char *dir = cd_target(i < argc ? argv[i] : NULL, &print);
    if (dir == NULL)
        return 1;

    const char *old = var_get("PWD");
    char path[PATH_MAX * 2];
    snprintf(path, sizeof path, "%s/%s", *dir == '/' || old == NULL ? "" : old, dir);
    path_clean(path);
    /*
     * What was typed decides if the logical path is of no use (the old directory may have moved).
     */
    int logical = !physical && (*dir == '/' || old != NULL) && chdir(path) == 0;
    if (!logical && chdir(dir) != 0) {
        sh_warn("cd: %s: %s", dir, strerror(errno));
        return 1;
    }
    var_set("OLDPWD", old != NULL ? old : "", 0);
    const char *now = logical ? path : current_dir();
    var_set("PWD", now != NULL ? now : dir, 0);
    if (print)
        printf("%s\n", var_get("PWD"));
    return 0;
}

int builtin_path_is_here(const char *path)
{
    struct stat here, there;

    return *path == '/' && stat(path, &there) == 0 && stat(".", &here) == 0 &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

int builtin_pwd(int argc, char **argv)
{
    const char *path = var_get("PWD");
    int physical = argc > 1 && strcmp(argv[1], "-P") == 0;

    if (physical || path == NULL || !builtin_path_is_here(path))
        path = current_dir();
    if (path == NULL) {
        sh_warn_errno("pwd");
        return 1;
    }
    printf("%s\n", path);
    return 0;
}

int builtin_umask(int argc, char **argv)
{
    mode_t mask = umask(0), mode;
    int symbolic = argc > 1 && strcmp(argv[1], "-S") == 0;

    umask(mask);
    if (argc == 1) {
        printf("%04o\n", (unsigned)mask);
        return 0;
    }
    if (symbolic) {
        char text[11];
        mode_format(0777 & ~mask, text);
        for (int i = 0; i < 3; i++) {
            printf("%c=", "ugo"[i]);
            for (int j = 1; j < 4; j++)
                if (text[i * 3 + j] != '-')
                    putchar(text[i * 3 + j]);
            putchar(i < 2 ? ',' : '\n');
        }
        return 0;
    }
    /* Symbolic clauses are about what is allowed, an octal number about what is not. */
    int octal = argv[1][0] >= '0' && argv[1][0] <= '7';
    if (mode_parse(argv[1], 0777 & ~mask, 0, &mode) != 0) {
        sh_warn("umask: %s: bad mask", argv[1]);
        return 1;
    }
    umask(octal ? mode : 0777 & ~mode);
    return 0;
}

static const struct limit {
    char letter;
    int resource;
    unsigned unit;
    const char *name;
} limits[] = {
    { 'c', RLIMIT_CORE, 512, "core file size (512-byte blocks)" },
    { 'd', RLIMIT_DATA, 1024, "data (KiB)" },
    { 'f', RLIMIT_FSIZE, 512, "file size (512-byte blocks)" },
    { 'i', RLIMIT_SIGPENDING, 1, "pending signals" },
    { 'n', RLIMIT_NOFILE, 1, "open files" },
    { 's', RLIMIT_STACK, 1024, "stack (KiB)" },
    { 't', RLIMIT_CPU, 1, "cpu time (seconds)" },
    { 'u', RLIMIT_NPROC, 1, "processes" },
    { 'v', RLIMIT_AS, 1024, "address space (KiB)" },
};

enum { LIMIT_COUNT = sizeof limits / sizeof *limits };

static void limit_print(const struct limit *limit, int hard, int with_name)
{
    struct rlimit value;

    if (getrlimit(limit->resource, &value) != 0)
        return;
    rlim_t shown = hard ? value.rlim_max : value.rlim_cur;
    if (with_name)
        printf("%-34s -%c  ", limit->name, limit->letter);
    if (shown == RLIM_INFINITY)
        printf("unlimited\n");
    else
        printf("%llu\n", (unsigned long long)(shown / limit->unit));
}

static int limit_set(const struct limit *limit, const char *text, int hard, int soft)
{
    struct rlimit value;
    long long number = 0;

    if (strcmp(text, "unlimited") != 0 && (text_number(text, &number) != 0 || number < 0)) {
        sh_warn("ulimit: %s: bad number", text);
        return 1;
    }
    rlim_t wanted = *text == 'u' ? RLIM_INFINITY : (rlim_t)number * limit->unit;
    if (getrlimit(limit->resource, &value) == 0) {
        if (soft)
            value.rlim_cur = wanted;
        if (hard)
            value.rlim_max = wanted;
        if (setrlimit(limit->resource, &value) == 0)
            return 0;
    }
    sh_warn("ulimit: %s: %s", text, strerror(errno));
    return 1;
}

/* ulimit [-HS] [-a | -LETTER] [number | unlimited] */
int builtin_ulimit(int argc, char **argv)
{
    int hard = 0, soft = 0, all = 0, i = 1;
    const struct limit *limit = &limits[2];

    for (; i < argc && argv[i][0] == '-'; i++) {
        for (const char *letter = argv[i] + 1; *letter != '\0'; letter++) {
            hard |= *letter == 'H';
            soft |= *letter == 'S';
            all |= *letter == 'a';
            if (strchr("HSa", *letter) != NULL)
                continue;
            limit = limits;
            while (limit < limits + LIMIT_COUNT && limit->letter != *letter)
                limit++;
            if (limit == limits + LIMIT_COUNT) {
                sh_warn("ulimit: -%c: unknown option", *letter);
                return 2;
            }
        }
    }
    if (all) {
        for (limit = limits; limit < limits + LIMIT_COUNT; limit++)
            limit_print(limit, hard, 1);
        return 0;
    }
    if (i < argc)
        return limit_set(limit, argv[i], hard || !soft, soft || !hard);
    limit_print(limit, hard, 0);
    return 0;
}

static void print_time(clock_t ticks)
{
    long per_second = sysconf(_SC_CLK_TCK);

    printf("%ldm%ld.%02lds", (long)ticks / per_second / 60, (long)ticks / per_second % 60,
           (long)ticks % per_second * 100 / per_second);
}

int builtin_times(int argc, char **argv)
{
    struct tms tms;

    (void)argc;
    (void)argv;
    times(&tms);
    print_time(tms.tms_utime);
    putchar(' ');
    print_time(tms.tms_stime);
    putchar('\n');
    print_time(tms.tms_cutime);
    putchar(' ');
    print_time(tms.tms_cstime);
    putchar('\n');
    return 0;
}
