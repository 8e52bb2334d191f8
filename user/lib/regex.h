/*
 * POSIX regular expressions, basic and extended, on bytes. A match is leftmost and longest and
 * costs time linear in the text: the compiled program is run for all alternatives side by side.
 * LIMIT: no back-references in the expression; what a group matched is told of the first nine.
 */
#ifndef USER_LIB_REGEX_H
#define USER_LIB_REGEX_H

enum { REGEX_EXTENDED = 1, REGEX_ICASE = 2, REGEX_GROUPS = 10 };

struct regex;

struct regex_match {
    /* Of the whole match (0) and of the groups; -1 for one that took no part. */
    long start[REGEX_GROUPS], end[REGEX_GROUPS];
};

/* Compiles pattern; NULL if it is wrong, *why then says how. Free with regex_free(). */
struct regex *regex_new(const char *pattern, int flags, const char **why);
void regex_free(struct regex *regex);

/*
 * Searches text[0…length) from `from` on (which is not taken for a line's beginning unless it is
 * 0). Returns whether there is a match; *match (may be NULL) says where.
 */
int regex_search(struct regex *regex, const char *text, long length, long from,
                 struct regex_match *match);

/* Whether the expression has a group. */
int regex_has_group(const struct regex *regex);

#endif
