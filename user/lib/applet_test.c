/* test and [: conditions. POSIX: with up to four arguments their number decides what they mean. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "applet.h"
#include "err.h"
#include "text.h"

struct tester {
    char **next, **end;
    int wrong; /* a message has been printed: the status is 2 */
};

static int parse_or(struct tester *tester);

static long long number_of(struct tester *tester, const char *text)
{
    long long number = 0;

    while (*text == ' ')
        text++;
    if (text_number(text, &number) != 0 && !tester->wrong) {
        err_say("%s: not a number", text);
        tester->wrong = 1;
    }
    return number;
}

static int is_unary(const char *operator)
{
    return operator[0] == '-' && operator[1] != '\0' && operator[2] == '\0' &&
           strchr("bcdefghLknprStuwxszGO", operator[1]) != NULL;
}

static int test_mode(char letter, const struct stat *st)
{
    switch (letter) {
    case 'b': return S_ISBLK(st->st_mode);
    case 'c': return S_ISCHR(st->st_mode);
    case 'd': return S_ISDIR(st->st_mode);
    case 'f': return S_ISREG(st->st_mode);
    case 'p': return S_ISFIFO(st->st_mode);
    case 'S': return S_ISSOCK(st->st_mode);
    case 'g': return (st->st_mode & S_ISGID) != 0;
    case 'u': return (st->st_mode & S_ISUID) != 0;
    case 'k': return (st->st_mode & S_ISVTX) != 0;
    case 's': return st->st_size > 0;
    case 'O': return st->st_uid == geteuid();
    case 'G': return st->st_gid == getegid();
    default: return 1; /* -e: it is there */
    }
}

static int test_unary(struct tester *tester, char letter, const char *operand)
{
    struct stat st;

    switch (letter) {
    case 'n': return *operand != '\0';
    case 'z': return *operand == '\0';
    case 't': return isatty((int)number_of(tester, operand));
    case 'r': return access(operand, R_OK) == 0;
    case 'w': return access(operand, W_OK) == 0;
    case 'x': return access(operand, X_OK) == 0;
    case 'h':
    case 'L': return lstat(operand, &st) == 0 && S_ISLNK(st.st_mode);
    default: return stat(operand, &st) == 0 && test_mode(letter, &st);
    }
}

static const char *const binary_operators[] = {
    "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
};

static int is_binary(const char *operator)
{
    for (unsigned i = 0; i < sizeof binary_operators / sizeof *binary_operators; i++)
        if (strcmp(operator, binary_operators[i]) == 0)
            return 1;
    return 0;
}

static int test_files(const char *operator, const char * left, const char *right)
{
    struct stat a, b;
    int have_a = stat(left, &a) == 0, have_b = stat(right, &b) == 0;

    if (strcmp(operator, "-ef") == 0)
        return have_a && have_b && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
    if (!have_a || !have_b)
        return strcmp(operator, "-nt") == 0 ? have_a && !have_b : have_b && !have_a;
    long long difference = (long long)a.st_mtim.tv_sec - b.st_mtim.tv_sec;
    if (difference == 0)
        difference = a.st_mtim.tv_nsec - b.st_mtim.tv_nsec;
    return strcmp(operator, "-nt") == 0 ? difference > 0 : difference < 0;
}

static int test_binary(struct tester *tester, const char *left, const char *operator,
                       const char * right)
{
    if (operator[0] != '-') {
        int order = strcmp(left, right);
        switch (operator[0]) {
        case '<': return order < 0;
        case '>': return order > 0;
        default: return (order == 0) == (operator[0] == '=');
        }
    }
    if (operator[2] == 'f' || strcmp(operator, "-nt") == 0 || strcmp(operator, "-ot") == 0)
        return test_files(operator, left, right);
    long long a = number_of(tester, left), b = number_of(tester, right);
    switch (operator[1] << 8 | operator[2]) {
    case 'e' << 8 | 'q': return a == b;
    case 'n' << 8 | 'e': return a != b;
    case 'l' << 8 | 't': return a < b;
    case 'l' << 8 | 'e': return a <= b;
    case 'g' << 8 | 't': return a > b;
    default: return a >= b;
    }
}

static int parse_primary(struct tester *tester)
{
    long left = tester->end - tester->next;
    char **words = tester->next;

    if (left == 0) {
        if (!tester->wrong)
            err_say("argument expected");
        tester->wrong = 1;
        return 0;
    }
    if (left >= 3 && is_binary(words[1])) {
        tester->next += 3;
        return test_binary(tester, words[0], words[1], words[2]);
    }
    if (left >= 2 && strcmp(words[0], "!") == 0) {
        tester->next++;
        return !parse_primary(tester);
    }
    if (left >= 3 && strcmp(words[0], "(") == 0) {
        tester->next++;
        int result = parse_or(tester);
        if (tester->next < tester->end && strcmp(*tester->next, ")") == 0) {
            tester->next++;
        } else if (!tester->wrong) {
            err_say("missing )");
            tester->wrong = 1;
        }
        return result;
    }
    if (left >= 2 && is_unary(words[0])) {
        tester->next += 2;
        return test_unary(tester, words[0][1], words[1]);
    }
    tester->next++;
    return words[0][0] != '\0';
}

static int parse_and(struct tester *tester)
{
    int result = parse_primary(tester);

    while (tester->next < tester->end && strcmp(*tester->next, "-a") == 0) {
        tester->next++;
        result &= parse_primary(tester);
    }
    return result;
}

static int parse_or(struct tester *tester)
{
    int result = parse_and(tester);

    while (tester->next < tester->end && strcmp(*tester->next, "-o") == 0) {
        tester->next++;
        result |= parse_and(tester);
    }
    return result;
}

int applet_test(int argc, char **argv)
{
    struct tester tester = { .next = argv + 1, .end = argv + argc };

    if (strcmp(argv[0], "[") == 0) {
        if (argc < 2 || strcmp(argv[argc - 1], "]") != 0) {
            err_say("missing ]");
            return 2;
        }
        tester.end--;
    }
    if (tester.next == tester.end)
        return 1;
    int result = parse_or(&tester);
    if (!tester.wrong && tester.next < tester.end) {
        err_say("%s: unexpected argument", *tester.next);
        tester.wrong = 1;
    }
    return tester.wrong ? 2 : !result;
}
