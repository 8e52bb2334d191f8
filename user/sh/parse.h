/* What the two files of the grammar share: parse.c and compound.c. */
#ifndef SH_PARSE_H
#define SH_PARSE_H

#include "lex.h"

/* A syntax error at the token that comes. */
void parse_unexpected(struct parser *parser) __attribute__((noreturn));

struct node *parse_node(struct parser *parser, enum node_kind kind);

/* Whether the token that comes is that reserved word (unquoted). */
int parse_at_reserved(struct parser *parser, const char *name);

void parse_skip_newlines(struct parser *parser);

/* Commands up to what closes the construct they are in; there must be one at least. */
struct node *parse_list(struct parser *parser);

/* compound.c: a compound command, or NULL if a simple one comes. */
struct node *parse_compound(struct parser *parser);

#endif
