/* Choosing processes: see procselect.h. */
#include "procselect.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "err.h"
#include "names.h"
#include "regex.h"
#include "signame.h"
#include "text.h"

int procselect_full;

static int exact, inverted, newest, oldest;
static long long wanted_parent = -1, wanted_group = -1, wanted_session = -1, wanted_user = -1;

int procselect_signal(int *argc, char **argv, int otherwise)
{
    if (*argc < 2 || argv[1][0] != '-' || argv[1][1] == '\0')
        return otherwise;
    /* -s, -n and their like are options: a signal's name has more than one letter. */
    int is_digit = argv[1][1] >= '0' && argv[1][1] <= '9';
    int number = is_digit || argv[1][2] != '\0' ? signame_parse(argv[1] + 1) : -1;
    if (number < 0)
        return otherwise;
    memmove(argv + 1, argv + 2, (unsigned)(*argc - 1) * sizeof *argv);
    (*argc)--;
    return number;
}

static int is_chosen(const struct procinfo *process, struct regex *regex)
{
    const char *text = procselect_full ? process->command : process->name;
    long length = (long)strlen(text);
    struct regex_match match;

    if ((wanted_parent >= 0 && process->ppid != wanted_parent) ||
        (wanted_group >= 0 && process->pgrp != wanted_group) ||
        (wanted_session >= 0 && process->session != wanted_session) ||
        (wanted_user >= 0 && process->uid != (uid_t)wanted_user))
        return 0;
    if (regex == NULL)
        return 1;
    return regex_search(regex, text, length, 0, &match) &&
           (!exact || (match.start[0] == 0 && match.end[0] == length));
}

static long long number_option(int option, const char *text)
{
    long long number;
    uid_t uid;

    if (option == 'u') {
        if (names_parse_uid(text, &uid) != 0)
            err_exit(2, "%s: no such user", text);
        return uid;
    }
    if (text_number(text, &number) != 0 || number < 0)
        err_exit(2, "%s: bad number", text);
    if (number == 0 && option != 'P')
        return option == 'g' ? getpgrp() : getsid(0);
    return number;
}

static void parse_option(const struct procselect *select, int option)
{
    switch (option) {
    case '?': err_usage(select->usage);
    case 'f': procselect_full = 1; break;
    case 'x': exact = 1; break;
    case 'v': inverted = 1; break;
    case 'n': newest = 1; break;
    case 'o': oldest = 1; break;
    case 'P': wanted_parent = number_option(option, optarg); break;
    case 'g': wanted_group = number_option(option, optarg); break;
    case 's': wanted_session = number_option(option, optarg); break;
    case 'u': wanted_user = number_option(option, optarg); break;
    default: select->on_option(option, optarg);
    }
}

/* Acts on all that are chosen, or on the one that started last or first. */
static int act_on_chosen(const struct procselect *select, struct regex *regex)
{
    unsigned long count;
    struct procinfo *all = procinfo_all(&count), *one = NULL;
    int acted = 0;

    if (all == NULL)
        err_die(3, "/proc");
    for (unsigned long i = 0; i < count; i++) {
        if (all[i].pid == getpid() || is_chosen(&all[i], regex) == inverted)
            continue;
        if (!newest && !oldest)
            acted |= select->act(&all[i]);
        else if (one == NULL || (newest ? all[i].start >= one->start : all[i].start < one->start))
            one = &all[i];
    }
    if (one != NULL)
        acted = select->act(one);
    free(all);
    return acted;
}

int procselect_main(int argc, char **argv, const struct procselect *select)
{
    char letters[64];
    struct regex *regex = NULL;
    const char *why;
    int option, criteria = 0;

    snprintf(letters, sizeof letters, "fxvnoP:g:s:u:%s", select->options);
    while ((option = getopt(argc, argv, letters)) != -1) {
        parse_option(select, option);
        criteria |= strchr("Pgsuno", option) != NULL;
    }
    if (argc - optind > 1 || (optind == argc && !criteria))
        err_usage(select->usage);
    if (optind < argc) {
        regex = regex_new(argv[optind], REGEX_EXTENDED, &why);
        if (regex == NULL)
            err_exit(2, "%s: %s", argv[optind], why);
    }
    return !act_on_chosen(select, regex);
}
