/*
 * scan_token.c — the characters of one number: taken as long as they can belong to it, with at most
 * one pushed back.
 */
#include "stdio/scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

int __scan_take(struct source *src)
{
    int c;

    if (src->file)
        c = getc_unlocked(src->file);
    else
        c = *src->text ? (unsigned char)*src->text++ : EOF;
    if (c != EOF)
        src->count++;
    return c;
}

void __scan_put_back(struct source *src, int c)
{
    if (c == EOF)
        return;
    src->count--;
    if (src->file)
        ungetc(c, src->file);
    else
        src->text--;
}

int __scan_skip_space(struct source *src)
{
    int c;

    do
        c = __scan_take(src);
    while (isspace(c));
    __scan_put_back(src, c);
    return c;
}

int __token_add(struct token *t, int c)
{
    if (t->len + 1 >= t->size) {
        char *bigger = realloc(t->data == t->small ? NULL : t->data, t->size * 2);

        if (!bigger)
            return -1;
        if (t->data == t->small)
            memcpy(bigger, t->small, t->len);
        t->data = bigger;
        t->size *= 2;
    }
    t->data[t->len++] = (char)c;
    t->data[t->len] = '\0';
    return 0;
}

void __token_init(struct token *t)
{
    t->data = t->small;
    t->size = sizeof t->small;
    t->len = 0;
    t->small[0] = '\0';
}

void __token_free(struct token *t)
{
    if (t->data != t->small)
        free(t->data);
}

/* Take one more character of the token if it is in CHARS; the width counts down. */
static int accept(struct source *src, struct token *t, long *width, const char *chars)
{
    int c;

    if (*width == 0)
        return 0;
    c = __scan_take(src);
    if (c == EOF || !strchr(chars, c) || c == 0) {
        __scan_put_back(src, c);
        return 0;
    }
    (*width)--;
    return __token_add(t, c) < 0 ? 0 : c;
}

static const char *const digits_of_base[] = {
    [8] = "01234567", [10] = "0123456789", [16] = "0123456789abcdefABCDEF"
};

int __scan_integer_token(struct source *src, struct token *t, long width, int *base)
{
    size_t digits = 0;

    accept(src, t, &width, "+-");
    if (*base == 0 || *base == 16) {
        if (accept(src, t, &width, "0")) {
            digits++;
            if (accept(src, t, &width, "xX")) {
                *base = 16;
                digits = 0;
            } else if (*base == 0) {
                *base = 8;
            }
        }
        if (*base == 0)
            *base = 10;
    }
    while (accept(src, t, &width, digits_of_base[*base]))
        digits++;
    return digits > 0;
}

/* Letters of WORD from its position FROM on, in either case. */
static size_t read_word(struct source *src, struct token *t, long *width, const char *word)
{
    size_t n = 0;

    while (word[n]) {
        char both[3] = { word[n], (char)toupper((unsigned char)word[n]), '\0' };

        if (!accept(src, t, width, both))
            break;
        n++;
    }
    return n;
}

int __scan_float_token(struct source *src, struct token *t, long width)
{
    const char *digits = digits_of_base[10];
    const char *exponent = "eE";
    int any = 0;
    size_t n;

    accept(src, t, &width, "+-");
    n = read_word(src, t, &width, "infinity");
    if (n)
        return n == 3 || n == 8;
    n = read_word(src, t, &width, "nan");
    if (n)
        return n == 3;
    if (accept(src, t, &width, "0")) {
        any = 1;
        if (accept(src, t, &width, "xX")) {
            digits = digits_of_base[16];
            exponent = "pP";
            any = 0;
        }
    }
    while (accept(src, t, &width, digits))
        any = 1;
    if (accept(src, t, &width, ".")) {
        while (accept(src, t, &width, digits))
            any = 1;
    }
    if (!any)
        return 0;
    if (accept(src, t, &width, exponent)) {
        accept(src, t, &width, "+-");
        for (any = 0; accept(src, t, &width, digits_of_base[10]);)
            any = 1;
    }
    return any;
}
