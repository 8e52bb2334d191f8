/*
 * stdio/scan.h — the inside of scanf: where characters come from, and tokens made of them.
 */
#ifndef STDIO_SCAN_H
#define STDIO_SCAN_H

#include <stdio.h>

struct source {
    FILE *file;
    const char *text; /* if there is no file */
    long count;       /* characters taken */
};

struct token {
    char *data;
    size_t len;
    size_t size;
    char small[64];
};

/* The next character or EOF; one may be put back. */
int __scan_take(struct source *src);
void __scan_put_back(struct source *src, int c);
/* Returns the character that comes next. */
int __scan_skip_space(struct source *src);

void __token_init(struct token *t);
/* -1: no memory. */
int __token_add(struct token *t, int c);
void __token_free(struct token *t);

/* Read a number of at most WIDTH characters (-1: any); 0 if there is none. *BASE 0 is decided. */
int __scan_integer_token(struct source *src, struct token *t, long width, int *base);
int __scan_float_token(struct source *src, struct token *t, long width);

#endif
