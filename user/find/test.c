/* find's tests: what each is true of, and its operand. */
#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../lib/err.h"
#include "../lib/mode.h"
#include "../lib/names.h"
#include "../lib/pattern.h"
#include "../lib/text.h"
#include "find.h"

static int compare_number(const struct test *test, long long value)
{
    return test->sign == '+'   ? value > test->number
           : test->sign == '-' ? value < test->number
                               : value == test->number;
}

static char *fold(const char *text)
{
    char *folded = err_strdup(text);

    for (char *p = folded; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    return folded;
}

static int run_name(struct test *test, struct visit *visit)
{
    const char *base = text_base(visit->path);
    size_t length = strcspn(base, "/");

    if (test->letter != 'i')
        return pattern_match(test->text, base, length > 0 ? length : 1);
    char *folded = fold(base);
    int matched = pattern_match(test->text, folded, length);
    free(folded);
    return matched;
}

static int run_path(struct test *test, struct visit *visit)
{
    return pattern_match(test->text, visit->path, strlen(visit->path));
}

static int run_type(struct test *test, struct visit *visit)
{
    char text[11];

    mode_format(visit->st.st_mode, text);
    return (*text == '-' ? 'f' : *text) == test->letter;
}

static int run_size(struct test *test, struct visit *visit)
{
    long long unit = test->letter == 'c'   ? 1
                     : test->letter == 'k' ? 1024
                     : test->letter == 'M' ? 1 << 20
                                           : 512;

    return compare_number(test, (visit->st.st_size + unit - 1) / unit);
}

static int run_mmin(struct test *test, struct visit *visit)
{
    return compare_number(test, (time(NULL) - visit->st.st_mtime) / 60);
}

static int run_mtime(struct test *test, struct visit *visit)
{
    return compare_number(test, (time(NULL) - visit->st.st_mtime) / 86400);
}

static int run_newer(struct test *test, struct visit *visit)
{
    return visit->st.st_mtime > test->number;
}

static int run_empty(struct test *test, struct visit *visit)
{
    struct dirent *entry;
    int count = 0;

    (void)test;
    if (S_ISREG(visit->st.st_mode))
        return visit->st.st_size == 0;
    DIR *dir = S_ISDIR(visit->st.st_mode) ? opendir(visit->path) : NULL;
    if (dir == NULL)
        return 0;
    while ((entry = readdir(dir)) != NULL)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(dir);
    return count == 0;
}

static int run_perm(struct test *test, struct visit *visit)
{
    mode_t mode = visit->st.st_mode & 07777;

    return test->sign == '-' ? (mode & (mode_t)test->number) == (mode_t)test->number
                             : mode == (mode_t)test->number;
}

static int run_user(struct test *test, struct visit *visit)
{
    return visit->st.st_uid == (uid_t)test->number;
}

static int run_links(struct test *test, struct visit *visit)
{
    return compare_number(test, (long long)visit->st.st_nlink);
}

static int run_inum(struct test *test, struct visit *visit)
{
    return compare_number(test, (long long)visit->st.st_ino);
}

/* ---- Operands -------------------------------------------------------------------------------- */

/* "+N", "-N" or "N", with a unit letter behind it where the test has one. */
static void parse_number(struct test *test, const char *text, int with_unit)
{
    char *end;

    test->sign = *text == '+' || *text == '-' ? *text++ : '=';
    test->number = strtoll(text, &end, 10);
    if (with_unit && *end != '\0')
        test->letter = *end++;
    if (end == text || *end != '\0')
        err_exit(1, "%s: bad number", text);
}

struct test *test_parse(const char *name)
{
    static const struct {
        const char *name;
        int (*run)(struct test *, struct visit *);
    } tests[] = {
        { "-name", run_name }, { "-iname", run_name },  { "-path", run_path },
        { "-type", run_type }, { "-size", run_size },   { "-mtime", run_mtime },
        { "-mmin", run_mmin }, { "-newer", run_newer }, { "-perm", run_perm },
        { "-user", run_user }, { "-links", run_links }, { "-inum", run_inum },
    };
    struct test *test = NULL;
    struct stat st;
    mode_t mode;
    uid_t uid;

    if (strcmp(name, "-empty") == 0)
        return test_new(run_empty);
    for (size_t i = 0; i < sizeof tests / sizeof *tests && test == NULL; i++)
        if (strcmp(name, tests[i].name) == 0)
            test = test_new(tests[i].run);
    if (test == NULL)
        return NULL;
    test->text = find_operand(name);
    if (test->run == run_name && name[1] == 'i') {
        test->letter = 'i';
        test->text = fold(test->text);
    } else if (test->run == run_type) {
        test->letter = *test->text;
    } else if (test->run == run_newer) {
        if (stat(test->text, &st) != 0)
            err_die(1, test->text);
        test->number = st.st_mtime;
    } else if (test->run == run_perm) {
        test->sign = *test->text == '-' ? '-' : '=';
        if (mode_parse(test->text + (test->sign == '-'), 0, 0, &mode) != 0)
            err_exit(1, "%s: bad mode", test->text);
        test->number = mode;
    } else if (test->run == run_user) {
        if (names_parse_uid(test->text, &uid) != 0)
            err_exit(1, "%s: no such user", test->text);
        test->number = uid;
    } else if (test->run != run_name && test->run != run_path) {
        parse_number(test, test->text, test->run == run_size);
    }
    return test;
}
