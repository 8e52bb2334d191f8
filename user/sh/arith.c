/*
 * Arithmetic expansion: C's integer expressions on long long, with assignments. POSIX: XCU 2.6.4.
 * Recursive descent; binary operators by precedence. Where only one side is to be evaluated (&&,
 * ||, ?:) the other is parsed with `skip` set, which keeps it from having effects.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "exec.h"

struct arith {
    const char *p;
    const char *text;
    int skip, depth;
};

static long long parse_assignment(struct arith *arith);

static void __attribute__((noreturn)) fail(struct arith *arith, const char *why)
{
    shell.status = 2;
    sh_error("arithmetic: %s: %s", why, arith->text);
}

static void skip_space(struct arith *arith)
{
    while (isspace((unsigned char)*arith->p))
        arith->p++;
}

/* Takes an operator if it comes next. */
static int take(struct arith *arith, const char *operator)
{
    size_t length = strlen(operator);

    skip_space(arith);
    if (strncmp(arith->p, operator, length) != 0)
        return 0;
    arith->p += length;
    return 1;
}

static long long value_of(struct arith *arith, const char *name)
{
    const char *value = var_get(name);
    char *end;

    if (value == NULL && shell.options['u'])
        fail(arith, "parameter not set");
    if (value == NULL || *value == '\0')
        return 0;
    long long number = strtoll(value, &end, 0);
    while (isspace((unsigned char)*end))
        end++;
    if (*end != '\0')
        fail(arith, "not a number");
    return number;
}

static long long apply(struct arith *arith, const char *operator, long long left, long long right)
{
    switch (*operator) {
    case '*': return (long long)((unsigned long long)left * (unsigned long long)right);
    case '+': return (long long)((unsigned long long)left + (unsigned long long)right);
    case '-': return (long long)((unsigned long long)left - (unsigned long long)right);
    case '/':
    case '%':
        if (right == 0 && !arith->skip)
            fail(arith, "division by zero");
        if (right == 0)
            return 0;
        if (right == -1)
            return *operator== '/' ? (long long)(0ULL - (unsigned long long)left) : 0;
        return *operator== '/' ? left / right : left % right;
    case '&': return operator[1] == '&' ? left && right : left & right;
    case '|': return operator[1] == '|' ? left || right : left | right;
    case '^': return left ^ right;
    case '=': return left == right;
    case '!': return left != right;
    case '<':
        if (operator[1] == '<')
            return (long long)((unsigned long long)left << (right & 63));
        return operator[1] == '=' ? left <= right : left<right;
    default:
        if (operator[1] == '>')
            return left >> (right & 63);
        return operator[1] == '=' ? left >= right : left> right;
    }
}

/* A name: its value, or an assignment to it. */
static long long parse_name(struct arith *arith)
{
    static const char *const operators[] = { "*=",  "/=",  "%=", "+=", "-=",
                                             "<<=", ">>=", "&=", "^=", "|=" };
    size_t length = var_name_length(arith->p);
    char *name = arena_copy(sh_temp(), arith->p, length);

    arith->p += length;
    skip_space(arith);
    if (*arith->p == '=' && arith->p[1] != '=') {
        arith->p++;
        long long value = parse_assignment(arith);
        if (!arith->skip)
            var_set_number(name, value);
        return value;
    }
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (!take(arith, operators[i]))
            continue;
        long long right = parse_assignment(arith);
        long long value =
            apply(arith, operators[i], arith->skip ? 0 : value_of(arith, name), right);
        if (!arith->skip)
            var_set_number(name, value);
        return value;
    }
    long long value = arith->skip ? 0 : value_of(arith, name);
    int step = take(arith, "++") ? 1 : take(arith, "--") ? -1 : 0;
    if (step != 0 && !arith->skip)
        var_set_number(name, value + step);
    return value;
}

static long long parse_number(struct arith *arith)
{
    char *end;
    long long value = strtoll(arith->p, &end, 0);

    if (isalnum((unsigned char)*end) || *end == '_')
        fail(arith, "not a number");
    arith->p = end;
    return value;
}

static long long parse_step(struct arith *arith, int step)
{
    skip_space(arith);
    size_t length = var_name_length(arith->p);
    if (length == 0)
        fail(arith, "name expected");
    char *name = arena_copy(sh_temp(), arith->p, length);
    arith->p += length;
    long long value = arith->skip ? 0 : value_of(arith, name) + step;
    if (!arith->skip)
        var_set_number(name, value);
    return value;
}

static long long parse_unary(struct arith *arith)
{
    long long value;

    if (++arith->depth > 200)
        fail(arith, "nested too deep");
    if (take(arith, "++")) {
        value = parse_step(arith, 1);
    } else if (take(arith, "--")) {
        value = parse_step(arith, -1);
    } else if (take(arith, "+")) {
        value = parse_unary(arith);
    } else if (take(arith, "-")) {
        value = (long long)(0ULL - (unsigned long long)parse_unary(arith));
    } else if (take(arith, "!")) {
        value = !parse_unary(arith);
    } else if (take(arith, "~")) {
        value = ~parse_unary(arith);
    } else if (take(arith, "(")) {
        value = parse_assignment(arith);
        if (!take(arith, ")"))
            fail(arith, "missing )");
    } else if (isdigit((unsigned char)*arith->p)) {
        value = parse_number(arith);
    } else if (var_name_length(arith->p) > 0) {
        value = parse_name(arith);
    } else {
        fail(arith, "operand expected");
    }
    arith->depth--;
    return value;
}

/* The binary operators, longest first where one begins with another. */
static const struct {
    const char *text;
    int precedence;
} operators[] = {
    { "||", 1 }, { "&&", 2 }, { "==", 6 }, { "!=", 6 }, { "<<", 8 }, { ">>", 8 },
    { "<=", 7 }, { ">=", 7 }, { "|", 3 },  { "^", 4 },  { "&", 5 },  { "<", 7 },
    { ">", 7 },  { "+", 9 },  { "-", 9 },  { "*", 10 }, { "/", 10 }, { "%", 10 },
};

/* Takes a binary operator of at least that precedence; its index, or -1. */
static int take_binary(struct arith *arith, int precedence)
{
    skip_space(arith);
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        size_t length = strlen(operators[i].text);
        if (strncmp(arith->p, operators[i].text, length) != 0)
            continue;
        if (operators[i].precedence < precedence)
            return -1;
        arith->p += length;
        return (int)i;
    }
    return -1;
}

static long long parse_binary(struct arith *arith, int precedence)
{
    long long left = parse_unary(arith);
    int index;

    while ((index = take_binary(arith, precedence)) >= 0) {
        const char *text = operators[index].text;
        int decided = (strcmp(text, "&&") == 0 && !left) || (strcmp(text, "||") == 0 && left);
        arith->skip += decided;
        long long right = parse_binary(arith, operators[index].precedence + 1);
        left = apply(arith, text, left, right);
        arith->skip -= decided;
    }
    return left;
}

static long long parse_assignment(struct arith *arith)
{
    if (++arith->depth > 200)
        fail(arith, "nested too deep");
    long long value = parse_binary(arith, 1);
    if (take(arith, "?")) {
        int condition = value != 0;
        arith->skip += !condition;
        long long yes = parse_assignment(arith);
        arith->skip -= !condition;
        if (!take(arith, ":"))
            fail(arith, "missing :");
        arith->skip += condition;
        long long no = parse_assignment(arith);
        arith->skip -= condition;
        value = condition ? yes : no;
    }
    arith->depth--;
    return value;
}

long long arith_evaluate(const char *text)
{
    struct arith arith = { .p = text, .text = text };

    skip_space(&arith);
    if (*arith.p == '\0')
        return 0;
    long long value = parse_assignment(&arith);
    skip_space(&arith);
    if (*arith.p != '\0')
        fail(&arith, "unexpected text");
    return value;
}
