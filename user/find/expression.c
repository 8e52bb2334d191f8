/* find's expression: operators, in a tree over tests and actions, and what holds for the walk. */
#include <string.h>

#include "../lib/err.h"
#include "../lib/text.h"
#include "find.h"

struct find find = { .max_depth = -1 };

static struct test *parse_or(void);

struct test *test_new(int (*run)(struct test *, struct visit *))
{
    struct test *test = err_malloc(sizeof *test);

    memset(test, 0, sizeof *test);
    test->run = run;
    return test;
}

static int run_constant(struct test *test, struct visit *visit)
{
    (void)visit;
    return (int)test->number;
}

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

const char *find_operand(const char *name)
{
    if (*find.next == NULL)
        err_exit(1, "%s: operand expected", name);
    return *find.next++;
}

/* What is true of the whole walk, wherever it stands. */
static int parse_global(const char *name)
{
    long long *depth = strcmp(name, "-maxdepth") == 0   ? &find.max_depth
                       : strcmp(name, "-mindepth") == 0 ? &find.min_depth
                                                        : NULL;

    if (depth != NULL) {
        const char *text = find_operand(name);
        if (text_number(text, depth) != 0 || *depth < 0)
            err_exit(1, "%s: bad number", text);
        return 1;
    }
    if (strcmp(name, "-depth") != 0)
        return 0;
    find.depth_first = 1;
    return 1;
}

static struct test *parse_primary(void)
{
    const char *name = find_operand("expression");
    struct test *test;

    if (strcmp(name, "!") == 0 || strcmp(name, "-not") == 0) {
        test = test_new(run_not);
        test->left = parse_primary();
        return test;
    }
    if (strcmp(name, "(") == 0) {
        test = parse_or();
        if (*find.next == NULL || strcmp(*find.next++, ")") != 0)
            err_exit(1, "missing )");
        return test;
    }
    if ((test = test_parse(name)) != NULL || (test = action_parse(name)) != NULL)
        return test;
    if (strcmp(name, "-false") != 0 && strcmp(name, "-true") != 0 && !parse_global(name))
        err_exit(1, "%s: unknown", name);
    test = test_new(run_constant);
    test->number = strcmp(name, "-false") != 0;
    return test;
}

static struct test *join(int (*run)(struct test *, struct visit *), struct test *left,
                         struct test *right)
{
    struct test *test = test_new(run);

    test->left = left;
    test->right = right;
    return test;
}

static int at(const char *one, const char *other)
{
    return *find.next != NULL && (strcmp(*find.next, one) == 0 || strcmp(*find.next, other) == 0);
}

static struct test *parse_and(void)
{
    struct test *test = parse_primary();

    while (*find.next != NULL && !at("-o", "-or") && !at(")", ")")) {
        if (at("-a", "-and"))
            find.next++;
        test = join(run_and, test, parse_primary());
    }
    return test;
}

static struct test *parse_or(void)
{
    struct test *test = parse_and();

    while (at("-o", "-or")) {
        find.next++;
        test = join(run_or, test, parse_and());
    }
    return test;
}

struct test *expression_parse(char **words)
{
    struct test *test = NULL;

    find.next = words;
    if (*find.next != NULL)
        test = parse_or();
    if (*find.next != NULL)
        err_exit(1, "%s: unexpected", *find.next);
    if (find.has_action)
        return test;
    struct test *print = action_parse("-print");
    return test != NULL ? join(run_and, test, print) : print;
}
