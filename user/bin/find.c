/*
 * find [path …] [expression]: files that an expression holds for.
 * -name -iname -path -type -size -mtime -mmin -newer -empty -perm -user -links -inum -maxdepth
 * -mindepth -depth -prune -print -print0 -delete -exec … ; -exec … + -true -false ! -a -o ( )
 */
#include <dirent.h>
#include <errno.h>
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/mode.h"
#include "../lib/names.h"
#include "../lib/pattern.h"
#include "../lib/text.h"

enum { BATCH_MAX = 1000 };

struct visit {
    const char *path;
    struct stat st;
    int pruned;
};

/* One node of the expression: test() with its operands. */
struct test {
    int (*run)(struct test *test, struct visit *visit);
    struct test *left, *right;
    const char *text;
    long long number;
    char sign; /* '+': more than number, '-': less, '=': equal */
    char letter;
    char **command; /* -exec; batch holds the paths for "+" */
    int words, batched, batch_count;
    char **batch;
};

static char **next;
static int status, depth_first, has_action;
static long long max_depth = -1, min_depth;
static struct test *batches[16];
static int batch_total;

static struct test *parse_or(void);

static struct test *new_test(int (*run)(struct test *, struct visit *))
{
    struct test *test = err_malloc(sizeof *test);

    memset(test, 0, sizeof *test);
    test->run = run;
    return test;
}

/* ---- Tests ----------------------------------------------------------------------------------- */

static int compare_number(const struct test *test, long long value)
{
    return test->sign == '+'   ? value > test->number
           : test->sign == '-' ? value < test->number
                               : value == test->number;
}

static int run_name(struct test *test, struct visit *visit)
{
    const char *base = text_base(visit->path);
    size_t length = strcspn(base, "/");

    if (test->letter != 'i')
        return pattern_match(test->text, base, length > 0 ? length : 1);
    char *folded = err_strdup(base);
    for (char *p = folded; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
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

static int run_constant(struct test *test, struct visit *visit)
{
    (void)visit;
    return (int)test->number;
}

/* ---- Actions --------------------------------------------------------------------------------- */

static int run_prune(struct test *test, struct visit *visit)
{
    (void)test;
    visit->pruned = 1;
    return 1;
}

static int run_print(struct test *test, struct visit *visit)
{
    printf("%s%c", visit->path, test->letter);
    return 1;
}

static int run_delete(struct test *test, struct visit *visit)
{
    (void)test;
    if (strcmp(visit->path, ".") == 0)
        return 1;
    if ((S_ISDIR(visit->st.st_mode) ? rmdir : unlink)(visit->path) == 0)
        return 1;
    err_warn(visit->path);
    status = 1;
    return 0;
}

static int run_command(char **argv)
{
    int wait_status = 0;

    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0)
        err_die(1, "fork");
    if (pid == 0) {
        execvp(argv[0], argv);
        err_warn(argv[0]);
        _exit(127);
    }
    while (waitpid(pid, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    return wait_status == 0;
}

static void run_batch(struct test *test)
{
    if (test->batch_count == 0)
        return;
    char **argv = err_malloc((unsigned)(test->words + test->batch_count) * sizeof *argv);
    memcpy(argv, test->command, (unsigned)(test->words - 1) * sizeof *argv);
    memcpy(argv + test->words - 1, test->batch, (unsigned)test->batch_count * sizeof *argv);
    argv[test->words - 1 + test->batch_count] = NULL;
    if (!run_command(argv))
        status = 1;
    while (test->batch_count > 0)
        free(test->batch[--test->batch_count]);
    free(argv);
}

static int run_exec(struct test *test, struct visit *visit)
{
    if (test->batched) {
        test->batch[test->batch_count++] = err_strdup(visit->path);
        if (test->batch_count == BATCH_MAX)
            run_batch(test);
        return 1;
    }
    char **argv = err_malloc((unsigned)(test->words + 1) * sizeof *argv);
    for (int i = 0; i < test->words; i++)
        argv[i] = strcmp(test->command[i], "{}") == 0 ? (char *)visit->path : test->command[i];
    argv[test->words] = NULL;
    int result = run_command(argv);
    free(argv);
    return result;
}

/* ---- Operators ------------------------------------------------------------------------------- */

static int run_and(struct test *test, struct visit *visit)
{
    return test->left->run(test->left, visit) && test->right->run(test->right, visit);
}

static int run_or(struct test *test, struct visit *visit)
{
    return test->left->run(test->left, visit) || test->right->run(test->right, visit);
}

static int run_not(struct test *test, struct visit *visit)
{
    return !test->left->run(test->left, visit);
}

/* ---- The expression -------------------------------------------------------------------------- */

static const char *operand(const char *name)
{
    if (*next == NULL)
        err_exit(1, "%s: operand expected", name);
    return *next++;
}

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

static void parse_exec(struct test *test)
{
    test->command = next;
    while (*next != NULL && strcmp(*next, ";") != 0 &&
           !(strcmp(*next, "+") == 0 && next > test->command && strcmp(next[-1], "{}") == 0))
        next++;
    if (*next == NULL || next == test->command)
        err_exit(1, "-exec: no ; or {} + at its end");
    test->words = (int)(next - test->command);
    test->batched = **next == '+';
    next++;
    if (!test->batched)
        return;
    test->batch = err_malloc(BATCH_MAX * sizeof(char *));
    if (batch_total == sizeof batches / sizeof *batches)
        err_exit(1, "too many -exec");
    batches[batch_total++] = test;
}

static char *fold(const char *text)
{
    char *folded = err_strdup(text);

    for (char *p = folded; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    return folded;
}

/* The tests with an operand; NULL if name is none of them. */
static struct test *parse_test(const char *name)
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

    for (size_t i = 0; i < sizeof tests / sizeof *tests && test == NULL; i++)
        if (strcmp(name, tests[i].name) == 0)
            test = new_test(tests[i].run);
    if (test == NULL)
        return NULL;
    test->text = operand(name);
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

/* What is true of the whole walk, wherever it stands. */
static int parse_global(const char *name)
{
    long long *depth = strcmp(name, "-maxdepth") == 0   ? &max_depth
                       : strcmp(name, "-mindepth") == 0 ? &min_depth
                                                        : NULL;

    if (depth != NULL) {
        const char *text = operand(name);
        if (text_number(text, depth) != 0 || *depth < 0)
            err_exit(1, "%s: bad number", text);
        return 1;
    }
    if (strcmp(name, "-depth") != 0)
        return 0;
    depth_first = 1;
    return 1;
}

static struct test *parse_action(const char *name)
{
    struct test *test;

    if (strcmp(name, "-print") == 0 || strcmp(name, "-print0") == 0) {
        test = new_test(run_print);
        test->letter = name[6] == '0' ? '\0' : '\n';
    } else if (strcmp(name, "-delete") == 0) {
        test = new_test(run_delete);
        depth_first = 1;
    } else if (strcmp(name, "-exec") == 0) {
        test = new_test(run_exec);
        parse_exec(test);
    } else {
        return NULL;
    }
    has_action = 1;
    return test;
}

static struct test *parse_primary(void)
{
    const char *name = operand("expression");
    struct test *test;

    if (strcmp(name, "!") == 0 || strcmp(name, "-not") == 0) {
        test = new_test(run_not);
        test->left = parse_primary();
        return test;
    }
    if (strcmp(name, "(") == 0) {
        test = parse_or();
        if (*next == NULL || strcmp(*next++, ")") != 0)
            err_exit(1, "missing )");
        return test;
    }
    if ((test = parse_test(name)) != NULL || (test = parse_action(name)) != NULL)
        return test;
    if (strcmp(name, "-empty") == 0)
        return new_test(run_empty);
    if (strcmp(name, "-prune") == 0)
        return new_test(run_prune);
    if (strcmp(name, "-false") != 0 && strcmp(name, "-true") != 0 && !parse_global(name))
        err_exit(1, "%s: unknown", name);
    test = new_test(run_constant);
    test->number = strcmp(name, "-false") != 0;
    return test;
}

static struct test *join(int (*run)(struct test *, struct visit *), struct test *left,
                         struct test *right)
{
    struct test *test = new_test(run);

    test->left = left;
    test->right = right;
    return test;
}

static int at(const char *one, const char *other)
{
    return *next != NULL && (strcmp(*next, one) == 0 || strcmp(*next, other) == 0);
}

static struct test *parse_and(void)
{
    struct test *test = parse_primary();

    while (*next != NULL && !at("-o", "-or") && !at(")", ")")) {
        if (at("-a", "-and"))
            next++;
        test = join(run_and, test, parse_primary());
    }
    return test;
}

static struct test *parse_or(void)
{
    struct test *test = parse_and();

    while (at("-o", "-or")) {
        next++;
        test = join(run_or, test, parse_and());
    }
    return test;
}

/* ---- The walk -------------------------------------------------------------------------------- */

static void walk(const char *path, struct test *test, int depth);

static void walk_below(const char *path, struct test *test, int depth)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    if (dir == NULL) {
        err_warn(path);
        status = 1;
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
        status = 1;
        return;
    }
    int descend = S_ISDIR(visit.st.st_mode) && (max_depth < 0 || depth < max_depth);
    if (!depth_first && depth >= min_depth)
        test->run(test, &visit);
    if (descend && !visit.pruned)
        walk_below(path, test, depth);
    if (depth_first && depth >= min_depth)
        test->run(test, &visit);
}

int main(int argc, char **argv)
{
    int first = 1;

    err_start(argv);
    while (first < argc && argv[first][0] != '-' && strcmp(argv[first], "!") != 0 &&
           strcmp(argv[first], "(") != 0)
        first++;
    next = argv + first;
    struct test *test = NULL;
    if (*next != NULL)
        test = parse_or();
    if (*next != NULL)
        err_exit(1, "%s: unexpected", *next);
    if (!has_action) {
        struct test *print = new_test(run_print);
        print->letter = '\n';
        test = test != NULL ? join(run_and, test, print) : print;
    }
    if (first == 1)
        walk(".", test, 0);
    for (int i = 1; i < first; i++)
        walk(argv[i], test, 0);
    for (int i = 0; i < batch_total; i++)
        run_batch(batches[i]);
    err_finish(status);
}
