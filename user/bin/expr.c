/*
 * expr: arithmetic, comparison and matching of its arguments. Each operator is an argument of its
 * own, from weakest: | & (= == != < <= > >=) (+ -) (* / %) : and ( ). 0: not null or zero, 1: it
 * is, 2: error.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "../lib/regex.h"
#include "../lib/text.h"

static char **next;

static const char *parse_or(void);

static int take(const char *operator)
{
    if (*next == NULL || strcmp(*next, operator) != 0)
        return 0;
    next++;
    return 1;
}

static const char *from_number(long long number)
{
    char text[24];

    snprintf(text, sizeof text, "%lld", number);
    return err_strdup(text);
}

static long long to_number(const char *text)
{
    long long number;

    if (text_number(text, &number) != 0)
        err_exit(2, "%s: not a number", text);
    return number;
}

static int is_null(const char *text)
{
    long long number;

    return *text == '\0' || (text_number(text, &number) == 0 && number == 0);
}

static const char *match(const char *text, const char *pattern)
{
    size_t size = strlen(pattern) + 2;
    char *anchored = err_malloc(size);
    struct regex_match found;
    const char *why;

    /* POSIX: the pattern is anchored to the start. */
    snprintf(anchored, size, "%s%s", *pattern == '^' ? "" : "^", pattern);
    struct regex *regex = regex_new(anchored, 0, &why);
    if (regex == NULL)
        err_exit(2, "%s: %s", pattern, why);
    int matched = regex_search(regex, text, (long)strlen(text), 0, &found);
    if (!regex_has_group(regex))
        return from_number(matched ? found.end[0] : 0);
    char *group = err_strdup("");
    if (matched && found.start[1] >= 0 && found.end[1] >= found.start[1]) {
        group = err_strdup(text + found.start[1]);
        group[found.end[1] - found.start[1]] = '\0';
    }
    return group;
}

static const char *parse_primary(void)
{
    if (*next == NULL)
        err_exit(2, "operand expected");
    if (take("(")) {
        const char *value = parse_or();
        if (!take(")"))
            err_exit(2, "missing )");
        return value;
    }
    if (strcmp(*next, "length") == 0 && next[1] != NULL) {
        next += 2;
        return from_number((long long)strlen(next[-1]));
    }
    return *next++;
}

static const char *parse_match(void)
{
    const char *value = parse_primary();

    while (take(":"))
        value = match(value, parse_primary());
    return value;
}

static const char *parse_product(void)
{
    const char *value = parse_match();

    for (;;) {
        char operator= take("*") ? '*' : take("/") ? '/' : take("%") ? '%' : '\0';
        if (operator== '\0')
            return value;
        long long left = to_number(value), right = to_number(parse_match());
        if (operator!= '*' && right == 0)
            err_exit(2, "division by zero");
        if (operator== '*')
            value = from_number(left * right);
        else if (right == -1)
            value = from_number(operator== '/' ? -left : 0);
        else
            value = from_number(operator== '/' ? left / right : left % right);
    }
}

static const char *parse_sum(void)
{
    const char *value = parse_product();

    for (;;) {
        int sign = take("+") ? 1 : take("-") ? -1 : 0;
        if (sign == 0)
            return value;
        value = from_number(to_number(value) + sign * to_number(parse_product()));
    }
}

/* Numbers are compared as numbers, anything else as text. */
static int compare(const char *left, const char *right)
{
    long long a, b;

    if (text_number(left, &a) == 0 && text_number(right, &b) == 0)
        return (a > b) - (a < b);
    return strcmp(left, right);
}

static const char *parse_comparison(void)
{
    static const char *const operators[] = { "=", "==", "!=", "<", "<=", ">", ">=" };
    const char *value = parse_sum();

    for (int i = 0; i < 7; i++) {
        if (!take(operators[i]))
            continue;
        int order = compare(value, parse_sum());
        const int results[] = { order == 0, order == 0, order != 0, order<0, order <= 0, order> 0,
                                order >= 0 };
        value = results[i] ? "1" : "0";
        i = -1;
    }
    return value;
}

static const char *parse_and(void)
{
    const char *value = parse_comparison();

    while (take("&")) {
        const char *right = parse_comparison();
        value = is_null(value) || is_null(right) ? "0" : value;
    }
    return value;
}

static const char *parse_or(void)
{
    const char *value = parse_and();

    while (take("|")) {
        const char *right = parse_and();
        value = !is_null(value) ? value : *right != '\0' ? right : "0";
    }
    return value;
}

int main(int argc, char **argv)
{
    err_start(argv);
    if (argc < 2)
        err_usage("expression");
    next = argv + 1;
    const char *value = parse_or();
    if (*next != NULL)
        err_exit(2, "%s: unexpected", *next);
    puts(value);
    err_finish(is_null(value));
}
