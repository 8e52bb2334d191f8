/*
 * find [path …] [expression]: files that an expression holds for.
 * -name -iname -path -type -size -mtime -mmin -newer -empty -perm -user -links -inum -maxdepth
 * -mindepth -depth -prune -print -print0 -delete -exec … ; -exec … + -true -false ! -a -o ( )
 *
 * expression.c makes a tree of the words, with the leaves of test.c and action.c; main.c walks the
 * paths and asks the tree of each file.
 */
#ifndef USER_FIND_H
#define USER_FIND_H

#include <sys/stat.h>

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

/* What words and walk share. */
struct find {
    char **next; /* the words not read yet */
    int status, depth_first, has_action;
    long long max_depth, min_depth; /* -1: no limit */
};
extern struct find find;

/* ---- expression.c ---------------------------------------------------------------------------- */

/* The expression of the words, which end with NULL: prints if it has no other action. */
struct test *expression_parse(char **words);

/* The word behind `name`. */
const char *find_operand(const char *name);

struct test *test_new(int (*run)(struct test *test, struct visit *visit));

/* ---- test.c, action.c: what name stands for, its operands read, or NULL ---------------------- */

struct test *test_parse(const char *name);
struct test *action_parse(const char *name);
/* After the walk: runs what is left of "-exec … +". */
void action_finish(void);

#endif
