/*
 * Regular expressions: see regex.h. The pattern becomes a program for a small machine (Thompson's
 * construction); jumps are relative, so that a piece of program can be moved or copied as it is.
 * regex_search() runs it as a set of threads, one step of all of them for each byte of text.
 */
#include "regex.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "err.h"
#include "pattern.h"

enum opcode {
    OP_BYTE, /* the byte `arg` */
    OP_ANY,
    OP_SET,   /* a byte in sets[arg] */
    OP_SPLIT, /* go on at the next instruction and at this + arg */
    OP_JUMP,  /* go on at this + arg */
    OP_SAVE,  /* note the position: group arg / 2 starts (even) or ends (odd) */
    OP_BEGIN,
    OP_END,
    OP_WORD_BEGIN,
    OP_WORD_END,
    OP_MATCH,
};

struct instruction {
    enum opcode op;
    int arg;
};

struct set {
    unsigned char bits[32];
};

struct thread {
    int pc;
    struct regex_match match; /* as far as it is known */
};

struct thread_list {
    struct thread *threads;
    int count;
};

struct regex {
    struct instruction *program;
    int length, room;
    struct set *sets;
    int set_count;
    int flags;
    int groups;
    /* Run time */
    struct thread_list now, next;
    unsigned *seen; /* seen[pc] == generation: a thread is at pc already */
    unsigned generation;
};

enum { PROGRAM_MAX = 20000, REPEAT_MAX = 255 };

struct parser {
    struct regex *regex;
    const char *p;
    const char *why;
    int depth;
};

static void parse_alternatives(struct parser *parser);

static void emit(struct parser *parser, enum opcode op, int arg)
{
    struct regex *regex = parser->regex;

    if (regex->length == regex->room) {
        regex->room = regex->room * 2 + 32;
        regex->program =
            err_realloc(regex->program, (unsigned long)regex->room * sizeof *regex->program);
    }
    regex->program[regex->length++] = (struct instruction){ op, arg };
    if (regex->length > PROGRAM_MAX && parser->why == NULL)
        parser->why = "expression too large";
}

/* Makes room for one instruction at `at`, moving what follows. */
static void insert(struct parser *parser, int at, enum opcode op, int arg)
{
    struct regex *regex = parser->regex;

    emit(parser, op, arg);
    memmove(&regex->program[at + 1], &regex->program[at],
            (unsigned long)(regex->length - 1 - at) * sizeof *regex->program);
    regex->program[at] = (struct instruction){ op, arg };
}

static void set_fold_case(struct set *set)
{
    for (int c = 'a'; c <= 'z'; c++) {
        int upper = toupper(c);
        int either = (set->bits[c / 8] >> c % 8 | set->bits[upper / 8] >> upper % 8) & 1;
        set->bits[c / 8] |= (unsigned char)(either << c % 8);
        set->bits[upper / 8] |= (unsigned char)(either << upper % 8);
    }
}

static void parse_set(struct parser *parser)
{
    struct regex *regex = parser->regex;
    const char *end = parser->p;
    struct set set = { { 0 } };

    for (int c = 0; c < 256; c++) {
        const char *p = parser->p;
        int in = pattern_bracket(&p, c, PATTERN_REGEX);
        if (in < 0) {
            parser->why = "unmatched [";
            return;
        }
        set.bits[c / 8] |= (unsigned char)(in << c % 8);
        end = p;
    }
    parser->p = end;
    if (regex->flags & REGEX_ICASE)
        set_fold_case(&set);
    regex->sets = err_realloc(regex->sets, (unsigned long)(regex->set_count + 1) * sizeof set);
    regex->sets[regex->set_count] = set;
    emit(parser, OP_SET, regex->set_count++);
}

/*
 * Whether an operator character stands at p: bare in an extended expression, behind \ in a basic
 * one.
 */
static int at_operator(const struct parser *parser, char operator)
{
    const char *p = parser->p;

    if (parser->regex->flags & REGEX_EXTENDED)
        return *p == operator;
    return *p == '\\' && p[1] == operator;
}

static void skip_operator(struct parser *parser)
{
    parser->p += parser->regex->flags & REGEX_EXTENDED ? 1 : 2;
}

static void parse_group(struct parser *parser)
{
    int group = ++parser->regex->groups;

    skip_operator(parser);
    if (group < REGEX_GROUPS)
        emit(parser, OP_SAVE, group * 2);
    parser->depth++;
    if (parser->depth > 100)
        parser->why = "groups too deep";
    else
        parse_alternatives(parser);
    parser->depth--;
    if (parser->why == NULL && !at_operator(parser, ')'))
        parser->why = "unmatched (";
    if (parser->why != NULL)
        return;
    skip_operator(parser);
    if (group < REGEX_GROUPS)
        emit(parser, OP_SAVE, group * 2 + 1);
}

static void parse_ordinary(struct parser *parser)
{
    int c = (unsigned char)*parser->p++;

    emit(parser, OP_BYTE, parser->regex->flags & REGEX_ICASE ? tolower(c) : c);
}

/* What a backslash and a letter mean where they mean something in both syntaxes. */
static void parse_backslash(struct parser *parser)
{
    switch (parser->p[1]) {
    case '<': emit(parser, OP_WORD_BEGIN, 0); break;
    case '>': emit(parser, OP_WORD_END, 0); break;
    case '\0': parser->why = "trailing backslash"; break;
    default:
        parser->p++;
        parse_ordinary(parser);
        return;
    }
    parser->p += 2;
}

/* POSIX: in a basic expression ^ and $ are anchors only at the ends of a branch. */
static int dollar_is_anchor(const struct parser *parser)
{
    const char *next = parser->p + 1;

    if (parser->regex->flags & REGEX_EXTENDED)
        return 1;
    return *next == '\0' || (*next == '\\' && (next[1] == ')' || next[1] == '|'));
}

static void parse_atom(struct parser *parser, int branch_start)
{
    int extended = parser->regex->flags & REGEX_EXTENDED;
    char c = *parser->p;

    if (at_operator(parser, '(')) {
        parse_group(parser);
    } else if (c == '\\') {
        parse_backslash(parser);
    } else if (c == '[') {
        parser->p++;
        parse_set(parser);
    } else if (c == '.') {
        parser->p++;
        emit(parser, OP_ANY, 0);
    } else if (c == '^' && (extended || branch_start)) {
        parser->p++;
        emit(parser, OP_BEGIN, 0);
    } else if (c == '$' && dollar_is_anchor(parser)) {
        parser->p++;
        emit(parser, OP_END, 0);
    } else {
        parse_ordinary(parser);
    }
}

/* "{m}", "{m,}" or "{m,n}" with parser->p at m; *max is -1 for no limit. */
static int parse_bounds(struct parser *parser, int *min, int *max)
{
    char *end;

    *min = (int)strtol(parser->p, &end, 10);
    *max = *min;
    if (*end == ',') {
        const char *digits = end + 1;
        *max = (int)strtol(digits, &end, 10);
        if (end == digits)
            *max = -1;
    }
    parser->p = end;
    if (!at_operator(parser, '}') || *min < 0 || *min > REPEAT_MAX || *max > REPEAT_MAX ||
        (*max >= 0 && *max < *min)) {
        parser->why = "wrong {count}";
        return -1;
    }
    skip_operator(parser);
    return 0;
}

/* Appends a copy of program[from … from + length). */
static void copy_piece(struct parser *parser, int from, int length)
{
    for (int i = 0; i < length && parser->why == NULL; i++) {
        struct instruction copied = parser->regex->program[from + i];
        emit(parser, copied.op, copied.arg);
    }
}

/* Repeats the piece that begins at `from` and ends the program min to max times. */
static void repeat_piece(struct parser *parser, int from, int min, int max)
{
    int length = parser->regex->length - from;

    if (min == 0 && max == 0) {
        parser->regex->length = from;
        return;
    }
    for (int i = 1; i < min; i++)
        copy_piece(parser, from, length);
    if (max < 0) {
        int last = parser->regex->length - length;
        if (min == 0) {
            insert(parser, last, OP_SPLIT, length + 2);
            emit(parser, OP_JUMP, -(length + 1));
        } else {
            emit(parser, OP_SPLIT, -length);
        }
        return;
    }
    int optional = max - min;
    if (min == 0) {
        insert(parser, from, OP_SPLIT, length + 1);
        from++;
        optional--;
    }
    for (; optional > 0 && parser->why == NULL; optional--) {
        emit(parser, OP_SPLIT, length + 1);
        copy_piece(parser, from, length);
    }
}

static void parse_repeats(struct parser *parser, int from)
{
    int extended = parser->regex->flags & REGEX_EXTENDED;

    while (parser->why == NULL) {
        int min = 0, max = -1;
        if (*parser->p == '*') {
            parser->p++;
        } else if (at_operator(parser, '+')) {
            skip_operator(parser);
            min = 1;
        } else if (at_operator(parser, '?')) {
            skip_operator(parser);
            max = 1;
        } else if (at_operator(parser, '{') &&
                   (!extended || isdigit((unsigned char)parser->p[1]))) {
            skip_operator(parser);
            if (parse_bounds(parser, &min, &max) != 0)
                return;
        } else {
            return;
        }
        repeat_piece(parser, from, min, max);
    }
}

static int at_branch_end(const struct parser *parser)
{
    return *parser->p == '\0' || at_operator(parser, '|') ||
           (at_operator(parser, ')') && parser->depth > 0);
}

static void parse_branch(struct parser *parser)
{
    const char *start = parser->p;

    while (parser->why == NULL && !at_branch_end(parser)) {
        int from = parser->regex->length;
        int first = parser->p == start;
        if (*parser->p == '*' && (first || (parser->p == start + 1 && *start == '^')))
            parse_ordinary(parser);
        else
            parse_atom(parser, first);
        /* A basic "^*": the star behind the anchor is ordinary. */
        if (!(first && *start == '^' && !(parser->regex->flags & REGEX_EXTENDED)))
            parse_repeats(parser, from);
    }
}

static void parse_alternatives(struct parser *parser)
{
    struct regex *regex = parser->regex;
    int from = regex->length;

    parse_branch(parser);
    if (parser->why != NULL || !at_operator(parser, '|'))
        return;
    skip_operator(parser);
    insert(parser, from, OP_SPLIT, regex->length - from + 2);
    int jump = regex->length;
    emit(parser, OP_JUMP, 0);
    parse_alternatives(parser);
    regex->program[jump].arg = regex->length - jump;
}

struct regex *regex_new(const char *pattern, int flags, const char **why)
{
    struct regex *regex = err_malloc(sizeof *regex);
    struct parser parser = { .regex = regex, .p = pattern };

    memset(regex, 0, sizeof *regex);
    regex->flags = flags;
    parse_alternatives(&parser);
    if (parser.why == NULL && *parser.p != '\0')
        parser.why = "unmatched )";
    emit(&parser, OP_MATCH, 0);
    if (parser.why != NULL) {
        *why = parser.why;
        regex_free(regex);
        return NULL;
    }
    unsigned long count = (unsigned long)regex->length;
    regex->now.threads = err_malloc(count * sizeof(struct thread));
    regex->next.threads = err_malloc(count * sizeof(struct thread));
    regex->seen = err_malloc(count * sizeof *regex->seen);
    memset(regex->seen, 0, count * sizeof *regex->seen);
    return regex;
}

void regex_free(struct regex *regex)
{
    free(regex->program);
    free(regex->sets);
    free(regex->now.threads);
    free(regex->next.threads);
    free(regex->seen);
    free(regex);
}

int regex_has_group(const struct regex *regex)
{
    return regex->groups > 0;
}

static int is_word(const char *text, long length, long at)
{
    return at >= 0 && at < length && (isalnum((unsigned char)text[at]) || text[at] == '_');
}

/* Whether the empty condition `op` holds between text[at - 1] and text[at]. */
static int condition_holds(enum opcode op, const char *text, long length, long at)
{
    switch (op) {
    case OP_BEGIN: return at == 0;
    case OP_END: return at == length;
    case OP_WORD_BEGIN: return !is_word(text, length, at - 1) && is_word(text, length, at);
    default: return is_word(text, length, at - 1) && !is_word(text, length, at);
    }
}

/* Adds a thread, following what consumes no text. Depth is bounded by the program: each pc once. */
static void thread_add(struct regex *regex, struct thread_list *list, struct thread thread,
                       const char *text, long length, long at)
{
    for (;;) {
        struct instruction *instruction = &regex->program[thread.pc];
        if (regex->seen[thread.pc] == regex->generation)
            return;
        regex->seen[thread.pc] = regex->generation;
        switch (instruction->op) {
        case OP_JUMP: thread.pc += instruction->arg; continue;
        case OP_SPLIT: {
            struct thread other = thread;
            /* The way back of a loop or the way in goes first, so that groups match greedily. */
            other.pc += instruction->arg > 0 ? 1 : instruction->arg;
            thread_add(regex, list, other, text, length, at);
            thread.pc += instruction->arg > 0 ? instruction->arg : 1;
            continue;
        }
        case OP_SAVE:
            (instruction->arg % 2 ? thread.match.end : thread.match.start)[instruction->arg / 2] =
                at;
            thread.pc++;
            continue;
        case OP_BEGIN:
        case OP_END:
        case OP_WORD_BEGIN:
        case OP_WORD_END:
            if (!condition_holds(instruction->op, text, length, at))
                return;
            thread.pc++;
            continue;
        default: list->threads[list->count++] = thread; return;
        }
    }
}

static int byte_matches(const struct regex *regex, const struct instruction *instruction, int c)
{
    switch (instruction->op) {
    case OP_ANY: return 1;
    case OP_SET: return regex->sets[instruction->arg].bits[c / 8] >> c % 8 & 1;
    default: return (regex->flags & REGEX_ICASE ? tolower(c) : c) == instruction->arg;
    }
}

/* POSIX: of all matches the one that starts first, and of those the longest. */
static int is_better(const struct regex_match *match, const struct regex_match *best)
{
    if (best->start[0] < 0 || match->start[0] < best->start[0])
        return 1;
    return match->start[0] == best->start[0] && match->end[0] > best->end[0];
}

/*
 * Moves all threads over text[at] into regex->next; notes in *best a thread that is at its match.
 */
static void threads_step(struct regex *regex, const char *text, long length, long at,
                         struct regex_match *best)
{
    regex->generation++;
    regex->next.count = 0;
    for (int i = 0; i < regex->now.count; i++) {
        struct thread *thread = &regex->now.threads[i];
        struct instruction *instruction = &regex->program[thread->pc];
        if (instruction->op == OP_MATCH) {
            thread->match.end[0] = at;
            if (is_better(&thread->match, best))
                *best = thread->match;
            continue;
        }
        /* A later start has lost already. */
        if (best->start[0] >= 0 && thread->match.start[0] > best->start[0])
            continue;
        if (at < length && byte_matches(regex, instruction, (unsigned char)text[at])) {
            thread->pc++;
            thread_add(regex, &regex->next, *thread, text, length, at + 1);
        }
    }
    struct thread_list swapped = regex->now;
    regex->now = regex->next;
    regex->next = swapped;
}

int regex_search(struct regex *regex, const char *text, long length, long from,
                 struct regex_match *match)
{
    struct regex_match best, none;

    for (int i = 0; i < REGEX_GROUPS; i++)
        none.start[i] = none.end[i] = -1;
    best = none;
    regex->now.count = 0;
    regex->generation++;
    for (long at = from; at <= length; at++) {
        if (best.start[0] < 0) {
            struct thread fresh = { 0, none };
            fresh.match.start[0] = at;
            thread_add(regex, &regex->now, fresh, text, length, at);
        }
        threads_step(regex, text, length, at, &best);
        if (best.start[0] >= 0 && match == NULL)
            return 1;
        if (best.start[0] >= 0 && regex->now.count == 0)
            break;
    }
    if (match != NULL)
        *match = best;
    return best.start[0] >= 0;
}
