/* Builtins about variables, parameters and options: export … getopts. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/text.h"
#include "exec.h"

static int set_flagged(int argc, char **argv, int flag)
{
    int status = 0;

    if (argc == 1 || (argc == 2 && strcmp(argv[1], "-p") == 0)) {
        var_print(flag, flag == VAR_EXPORT ? "export " : "readonly ");
        return 0;
    }
    for (int i = strcmp(argv[1], "--") == 0 ? 2 : 1; i < argc; i++) {
        size_t length = var_name_length(argv[i]);
        if (length == 0 || (argv[i][length] != '=' && argv[i][length] != '\0')) {
            sh_warn("%s: %s: bad variable name", argv[0], argv[i]);
            status = 2;
        } else if (argv[i][length] == '=') {
            var_assign(argv[i], flag);
        } else {
            var_set(argv[i], NULL, flag);
        }
    }
    return status;
}

int builtin_export(int argc, char **argv)
{
    return set_flagged(argc, argv, VAR_EXPORT);
}

int builtin_readonly(int argc, char **argv)
{
    return set_flagged(argc, argv, VAR_READONLY);
}

int builtin_local(int argc, char **argv)
{
    if (shell.function_depth == 0) {
        sh_warn("local: only in a function");
        return 1;
    }
    for (int i = 1; i < argc; i++) {
        size_t length = var_name_length(argv[i]);
        if (length == 0 || (argv[i][length] != '=' && argv[i][length] != '\0')) {
            sh_warn("local: %s: bad variable name", argv[i]);
            return 2;
        }
        char *name = arena_copy(sh_temp(), argv[i], length);
        var_save(name, 1);
        if (argv[i][length] == '=')
            var_assign(argv[i], 0);
        else if (var_unset(name) != 0)
            return 1;
    }
    return 0;
}

int builtin_unset(int argc, char **argv)
{
    int functions = 0, first = 1, status = 0;

    if (argc > 1 && (strcmp(argv[1], "-f") == 0 || strcmp(argv[1], "-v") == 0)) {
        functions = argv[1][1] == 'f';
        first++;
    }
    for (int i = first; i < argc; i++) {
        if (functions) {
            function_unset(argv[i]);
        } else if (!var_is_name(argv[i])) {
            sh_warn("unset: %s: bad variable name", argv[i]);
            status = 2;
        } else if (var_unset(argv[i]) != 0) {
            sh_warn("unset: %s: is read only", argv[i]);
            status = 1;
        }
    }
    return status;
}

/* The options that have a name for set -o. */
static const struct {
    char letter;
    const char *name;
} named_options[] = {
    { 'a', "allexport" }, { 'b', "notify" },  { 'C', "noclobber" }, { 'e', "errexit" },
    { 'f', "noglob" },    { 'h', "hashall" }, { 'm', "monitor" },   { 'n', "noexec" },
    { 'u', "nounset" },   { 'v', "verbose" }, { 'x', "xtrace" },    { 'i', "interactive" },
};

enum { NAMED_COUNT = sizeof named_options / sizeof *named_options };

static void set_option(char letter, int on)
{
    shell.options[(int)letter] = on;
    if (letter == 'm') {
        job_set_control(on);
        trap_set_interactive();
    }
}

static int set_named(const char *name, int on)
{
    for (int i = 0; i < NAMED_COUNT; i++) {
        if (strcmp(name, named_options[i].name) == 0) {
            set_option(named_options[i].letter, on);
            return 0;
        }
    }
    sh_warn("set: %s: unknown option", name);
    return -1;
}

static void print_named(int on)
{
    for (int i = 0; i < NAMED_COUNT; i++) {
        int is_on = shell.options[(int)named_options[i].letter] != 0;
        if (on)
            printf("%-12s %s\n", named_options[i].name, is_on ? "on" : "off");
        else
            printf("set %co %s\n", is_on ? '-' : '+', named_options[i].name);
    }
}

int option_parse(int argc, char **argv, int *reset_params)
{
    int i = 1;

    *reset_params = 0;
    for (; i < argc; i++) {
        int on = argv[i][0] == '-';
        if ((argv[i][0] != '-' && argv[i][0] != '+') || argv[i][1] == '\0')
            break;
        if (strcmp(argv[i], "--") == 0) {
            *reset_params = 1;
            return i + 1;
        }
        for (const char *letter = argv[i] + 1; *letter != '\0'; letter++) {
            if (*letter == 'o' && i + 1 < argc) {
                if (set_named(argv[++i], on) != 0)
                    return -1;
                break;
            }
            if (*letter == 'o') {
                print_named(on);
            } else if (strchr("abCefhimnuvxlcs", *letter) == NULL) {
                sh_warn("-%c: unknown option", *letter);
                return -1;
            } else {
                set_option(*letter, on);
            }
        }
    }
    return i;
}

int builtin_set(int argc, char **argv)
{
    int reset;

    if (argc == 1) {
        var_print(0, "");
        return 0;
    }
    int first = option_parse(argc, argv, &reset);
    if (first < 0)
        return 2;
    if (reset || first < argc)
        param_set(argv + first, argc - first);
    return 0;
}

int builtin_shift(int argc, char **argv)
{
    long long count = 1;

    if (argc > 1 && (text_number(argv[1], &count) != 0 || count < 0)) {
        sh_warn("shift: %s: bad number", argv[1]);
        return 2;
    }
    if (count > shell.param_count) {
        sh_warn("shift: only %d parameters", shell.param_count);
        return 1;
    }
    for (int i = 0; i < count; i++)
        free(shell.params[i]);
    shell.param_count -= (int)count;
    memmove(shell.params, shell.params + count,
            ((size_t)shell.param_count + 1) * sizeof *shell.params);
    return 0;
}

/*
 * One line from fd 0, byte by byte as what follows it is not ours. Without -r a backslash quotes
 * the next byte and joins lines. 0, 1 at the end of the input, or 128 + a trapped signal's
 * number.
 */
static int read_line(int raw, struct expansion *line)
{
    for (;;) {
        char c;
        ssize_t count = read(0, &c, 1);
        if (count < 0 && errno == EINTR) {
            int number = trap_pending();
            if (number != 0)
                return 128 + number;
            if (trap_interrupted())
                return 130;
            continue;
        }
        if (count <= 0)
            return 1;
        if (c == '\n')
            return 0;
        if (c == '\\' && !raw) {
            if (read(0, &c, 1) <= 0)
                return 1;
            if (c != '\n')
                expansion_add(line, c, BYTE_QUOTED);
            continue;
        }
        if (c != '\0')
            expansion_add(line, c, BYTE_SPLIT);
    }
}

/* read [-r] [-p prompt] name … */
int builtin_read(int argc, char **argv)
{
    static char *reply[] = { "REPLY", NULL };
    struct expansion line = { .arena = sh_temp() };
    struct field_list fields = { 0 };
    int raw = 0, i = 1;

    for (; i < argc && argv[i][0] == '-' && argv[i][1] != '\0'; i++) {
        if (strcmp(argv[i], "-r") == 0) {
            raw = 1;
        } else if (strcmp(argv[i], "-p") == 0 && i + 1 < argc) {
            fputs(argv[++i], stderr);
        } else {
            sh_warn("read: %s: unknown option", argv[i]);
            return 2;
        }
    }
    char **names = i < argc ? argv + i : reply;
    int count = i < argc ? argc - i : 1;
    int status = read_line(raw, &line);
    if (status > 128)
        return status;
    field_split_read(&line, count, &fields);
    for (i = 0; i < count; i++) {
        if (!var_is_name(names[i])) {
            sh_warn("read: %s: bad variable name", names[i]);
            return 2;
        }
        var_set(names[i], i < fields.count ? fields.fields[i] : "", 0);
    }
    return status;
}

/* getopts's place inside a word of several options; OPTIND alone cannot tell it. */
static int getopts_offset, getopts_index;

static int getopts_end(const char *name, int index)
{
    var_set_number("OPTIND", index);
    var_set(name, "?", 0);
    getopts_offset = 0;
    return 1;
}

/* An unknown option, or one without its argument: silent callers (":…") are told in OPTARG. */
static void getopts_error(const char *name, int silent, int missing, char letter)
{
    char text[2] = { letter, '\0' };

    var_set(name, silent && missing ? ":" : "?", 0);
    if (silent) {
        var_set("OPTARG", text, 0);
    } else {
        sh_warn(missing ? "-%c: argument expected" : "-%c: unknown option", letter);
        var_unset("OPTARG");
    }
}

int builtin_getopts(int argc, char **argv)
{
    if (argc < 3 || !var_is_name(argv[2])) {
        sh_warn("usage: getopts options name [word ...]");
        return 2;
    }
    const char *options = argv[1], *name = argv[2];
    char **words = argc > 3 ? argv + 3 : shell.params;
    int count = argc > 3 ? argc - 3 : shell.param_count;
    const char *optind = var_get("OPTIND");
    int index = optind != NULL ? atoi(optind) : 1;
    int silent = *options == ':';

    if (index != getopts_index)
        getopts_offset = 0;
    index = index < 1 ? 1 : index;
    if (getopts_offset == 0) {
        const char *word = index <= count ? words[index - 1] : NULL;
        if (word == NULL || word[0] != '-' || word[1] == '\0')
            return getopts_end(name, index);
        if (strcmp(word, "--") == 0)
            return getopts_end(name, index + 1);
        getopts_offset = 1;
    }
    const char *word = words[index - 1];
    char letter[2] = { word[getopts_offset++], '\0' };
    const char *option = *letter != ':' ? strchr(options, *letter) : NULL;
    int at_end = word[getopts_offset] == '\0';

    var_set(name, letter, 0);
    if (option == NULL) {
        getopts_error(name, silent, 0, *letter);
    } else if (option[1] != ':') {
        var_unset("OPTARG");
    } else if (!at_end) {
        var_set("OPTARG", word + getopts_offset, 0);
        at_end = 1;
    } else if (index < count) {
        var_set("OPTARG", words[index++], 0);
    } else {
        getopts_error(name, silent, 1, *letter);
    }
    if (at_end) {
        getopts_offset = 0;
        index++;
    }
    getopts_index = index;
    var_set_number("OPTIND", index);
    return 0;
}
