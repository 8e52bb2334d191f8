/*
 * getopt.c — command-line options, short and long.
 * As GNU's, but operands end the options (POSIX): argv is never reordered. A leading '+' or '-' in
 * the option string is accepted; '-' returns each operand as the argument of option 1.
 * DIFFERS: GNU moves operands behind the options unless POSIXLY_CORRECT is set.
 */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

char *optarg;
int optind = 1;
int opterr = 1;
int optopt;

static int offset; /* of the next letter in argv[optind], 0: at a new argument */

static void complain(char *const argv[], const char *what, const char *option, size_t len)
{
    if (opterr)
        fprintf(stderr, "%s: %s -- '%.*s'\n", argv[0], what, (int)len, option);
}

/* At argv[optind]: 0 if an option stands here, else what getopt returns. */
static int next_argument(int argc, char *const argv[], const char *options)
{
    const char *arg;

    if (optind >= argc || !argv[optind])
        return -1;
    arg = argv[optind];
    if (arg[0] != '-' || !arg[1]) {
        if (*options != '-')
            return -1;
        optarg = argv[optind++];
        return 1;
    }
    if (strcmp(arg, "--") == 0) {
        optind++;
        return -1;
    }
    return 0;
}

static int missing(char *const argv[], const char *options, char c)
{
    options += *options == '+' || *options == '-';
    optopt = c;
    if (*options == ':')
        return ':';
    complain(argv, "option requires an argument", &c, 1);
    return '?';
}

static int short_option(int argc, char *const argv[], const char *options)
{
    char *arg = argv[optind];
    char c = arg[offset ? offset : (offset = 1)];
    const char *spec = c == ':' ? NULL : strchr(options + (*options == '+' || *options == '-'), c);

    offset++;
    if (!arg[offset]) {
        optind++;
        offset = 0;
    }
    if (!spec || c == '+') {
        optopt = c;
        if (options[*options == '+' || *options == '-'] != ':')
            complain(argv, "invalid option", &c, 1);
        return '?';
    }
    optarg = NULL;
    if (spec[1] != ':')
        return c;
    if (offset) {
        optarg = arg + offset;
        optind++;
        offset = 0;
    } else if (spec[2] != ':') {
        if (optind >= argc)
            return missing(argv, options, c);
        optarg = argv[optind++];
    }
    return c;
}

int getopt(int argc, char *const argv[], const char *options)
{
    if (optind == 0) {
        optind = 1;
        offset = 0;
    }
    if (!offset) {
        int ret = next_argument(argc, argv, options);

        if (ret)
            return ret;
    }
    return short_option(argc, argv, options);
}

/* The one option that NAME means: exactly, or as the only one it begins; -1 none, -2 several. */
static int find_long(const struct option *longs, const char *name, size_t len)
{
    int found = -1;

    for (int i = 0; longs[i].name; i++) {
        if (strncmp(longs[i].name, name, len) != 0)
            continue;
        if (!longs[i].name[len])
            return i;
        found = found == -1 ? i : -2;
    }
    return found;
}

static int long_option(int argc, char *const argv[], const char *options,
                       const struct option *longs, int *index, const char *name)
{
    size_t len = strcspn(name, "=");
    int quiet = options[*options == '+' || *options == '-'] == ':';
    int i = find_long(longs, name, len);

    optind++;
    optarg = NULL;
    if (i < 0) {
        optopt = 0;
        if (!quiet)
            complain(argv, i == -1 ? "unrecognized option" : "option is ambiguous", name, len);
        return '?';
    }
    if (index)
        *index = i;
    optopt = longs[i].val;
    if (name[len]) {
        if (longs[i].has_arg == no_argument) {
            if (!quiet)
                complain(argv, "option doesn't allow an argument", name, len);
            return '?';
        }
        optarg = (char *)name + len + 1;
    } else if (longs[i].has_arg == required_argument) {
        if (optind >= argc) {
            if (!quiet)
                complain(argv, "option requires an argument", name, len);
            return quiet ? ':' : '?';
        }
        optarg = argv[optind++];
    }
    if (!longs[i].flag)
        return longs[i].val;
    *longs[i].flag = longs[i].val;
    return 0;
}

static int get_long(int argc, char *const argv[], const char *options, const struct option *longs,
                    int *index, int single_dash)
{
    const char *arg;

    if (optind == 0) {
        optind = 1;
        offset = 0;
    }
    if (!offset) {
        int ret = next_argument(argc, argv, options);

        if (ret)
            return ret;
        arg = argv[optind];
        if (arg[1] == '-')
            return long_option(argc, argv, options, longs, index, arg + 2);
        if (single_dash && find_long(longs, arg + 1, strcspn(arg + 1, "=")) >= 0)
            return long_option(argc, argv, options, longs, index, arg + 1);
    }
    return short_option(argc, argv, options);
}

int getopt_long(int argc, char *const argv[], const char *options, const struct option *longs,
                int *index)
{
    return get_long(argc, argv, options, longs, index, 0);
}

int getopt_long_only(int argc, char *const argv[], const char *options, const struct option *longs,
                     int *index)
{
    return get_long(argc, argv, options, longs, index, 1);
}
