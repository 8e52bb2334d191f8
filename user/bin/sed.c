/*
 * sed [-nE] [-i] [-e script | -f file …] [script] [file …]: edits text by line.
 * Commands: { } = a b c d D g G h H i l n N p P q r s t w x y : #, with up to two addresses and
 * "!".
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/regex.h"
#include "../lib/text.h"

enum address_kind { ADDRESS_NONE, ADDRESS_LINE, ADDRESS_LAST, ADDRESS_REGEX, ADDRESS_OFFSET };

struct address {
    enum address_kind kind;
    unsigned long line;
    struct regex *regex;
};

struct command {
    struct address from, to;
    int negated, in_range;
    unsigned long range_end; /* "from,+n" */
    char name;
    char *text;          /* a i c: text; b t: label; r w: file; s: replacement; y: 256 bytes */
    struct regex *regex; /* s */
    int global, print, number;
    FILE *file;                /* w, and s///w */
    struct command *block_end; /* {: behind its } */
    struct command *target;    /* b t */
    struct command *next;
};

struct buffer {
    char *data;
    size_t length, room;
};

static struct command *commands, **commands_tail = &commands;
static struct regex *last_regex;
static int quiet, extended, in_place;
static struct buffer pattern, hold, appended;
static unsigned long line_number;
static int substituted, quitting, status;

/* ---- Buffers --------------------------------------------------------------------------------- */

static void buffer_append(struct buffer *buffer, const char *data, size_t length)
{
    if (buffer->length + length + 1 > buffer->room) {
        buffer->room = (buffer->length + length) * 2 + 64;
        buffer->data = err_realloc(buffer->data, buffer->room);
    }
    memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

static void buffer_set(struct buffer *buffer, const char *data, size_t length)
{
    buffer->length = 0;
    buffer_append(buffer, data, length);
}

/* ---- The script ------------------------------------------------------------------------------ */

static const char *script; /* what is left of it */

static void __attribute__((noreturn)) bad(const char *why)
{
    err_exit(1, "bad script: %s: %.20s", why, script);
}

static void skip_blanks(void)
{
    while (*script == ' ' || *script == '\t')
        script++;
}

/* Text up to an unescaped delimiter. "\n" becomes a newline, an escaped delimiter itself. */
static char *parse_delimited(char delimiter, int is_regex)
{
    struct buffer text = { 0 };
    int in_set = 0;

    buffer_append(&text, "", 0);
    for (; *script != delimiter || in_set; script++) {
        if (*script == '\0' || *script == '\n')
            bad("unterminated");
        if (is_regex && !in_set && *script == '[') {
            in_set = 1;
            buffer_append(&text, script, 1);
            if (script[1] == '^')
                buffer_append(&text, ++script, 1);
            if (script[1] == ']')
                buffer_append(&text, ++script, 1);
            continue;
        }
        if (in_set && *script == ']')
            in_set = 0;
        if (*script != '\\' || in_set || script[1] == '\0') {
            buffer_append(&text, script, 1);
            continue;
        }
        script++;
        if (*script == 'n' && is_regex)
            buffer_append(&text, "\n", 1);
        else if (*script == delimiter && delimiter != '\\')
            buffer_append(&text, script, 1);
        else
            buffer_append(&text, script - 1, 2);
    }
    script++;
    return text.data;
}

static struct regex *parse_regex(char delimiter, int more_flags)
{
    char *text = parse_delimited(delimiter, 1);
    const char *why;

    if (*text == '\0') {
        free(text);
        return NULL;
    }
    struct regex *regex = regex_new(text, (extended ? REGEX_EXTENDED : 0) | more_flags, &why);
    if (regex == NULL)
        err_exit(1, "%s: %s", text, why);
    free(text);
    return regex;
}

static struct address parse_address(int second)
{
    struct address address = { ADDRESS_NONE, 0, NULL };
    char *end;

    if (isdigit((unsigned char)*script) || (second && *script == '+')) {
        address.kind = *script == '+' ? ADDRESS_OFFSET : ADDRESS_LINE;
        address.line = strtoul(script + (*script == '+'), &end, 10);
        script = end;
    } else if (*script == '$') {
        address.kind = ADDRESS_LAST;
        script++;
    } else if (*script == '/' || *script == '\\') {
        script += *script == '\\';
        char delimiter = *script++;
        const char *start = script;
        int icase = 0;
        free(parse_delimited(delimiter, 1));
        icase = *script == 'I';
        script = start;
        address.kind = ADDRESS_REGEX;
        address.regex = parse_regex(delimiter, icase ? REGEX_ICASE : 0);
        script += icase;
    }
    return address;
}

/* The text of a, i and c: lines ended by a backslash go on. */
static char *parse_text(void)
{
    struct buffer text = { 0 };

    skip_blanks();
    if (*script == '\\') {
        script++;
        skip_blanks();
        script += *script == '\n';
    }
    for (; *script != '\0' && *script != '\n'; script++) {
        if (*script == '\\' && script[1] != '\0')
            script++;
        buffer_append(&text, script, 1);
    }
    buffer_append(&text, "\n", 1);
    return text.data;
}

/* A label or file name: up to the line's end (a label also ends at ';' or '}'). */
static char *parse_word(const char *ends)
{
    skip_blanks();
    size_t length = strcspn(script, ends);
    char *word = err_malloc(length + 1);

    memcpy(word, script, length);
    word[length] = '\0';
    while (length > 0 && word[length - 1] == ' ')
        word[--length] = '\0';
    script += strcspn(script, ends);
    return word;
}

static FILE *open_output(const char *name)
{
    FILE *file = strcmp(name, "/dev/stdout") == 0 ? stdout : fopen(name, "w");

    if (file == NULL)
        err_die(4, name);
    return file;
}

static void parse_substitute(struct command *command)
{
    char delimiter = *script++;
    int flags = 0;

    if (delimiter == '\0' || delimiter == '\n')
        bad("delimiter expected");
    const char *regex_start = script;
    free(parse_delimited(delimiter, 1));
    command->text = parse_delimited(delimiter, 0);
    for (;; script++) {
        if (*script == 'g')
            command->global = 1;
        else if (*script == 'p')
            command->print = 1;
        else if (*script == 'i' || *script == 'I')
            flags = REGEX_ICASE;
        else if (isdigit((unsigned char)*script))
            command->number = command->number * 10 + *script - '0';
        else
            break;
    }
    if (*script == 'w') {
        script++;
        command->file = open_output(parse_word("\n"));
    }
    /* The flags are known now: compile. */
    const char *behind = script;
    script = regex_start;
    command->regex = parse_regex(delimiter, flags);
    script = behind;
}

static void parse_translate(struct command *command)
{
    char delimiter = *script++;
    char *from = parse_delimited(delimiter, 1), *to = parse_delimited(delimiter, 1);

    command->text = err_malloc(256);
    for (int c = 0; c < 256; c++)
        command->text[c] = (char)c;
    const char *f = from, *t = to;
    for (; *f != '\0' && *t != '\0'; f++, t++) {
        f += *f == '\\' && f[1] == '\\';
        t += *t == '\\' && t[1] == '\\';
        command->text[(unsigned char)*f] = *t;
    }
    if (*f != *t)
        bad("y: the texts differ in length");
    free(from);
    free(to);
}

static void parse_operands(struct command *command)
{
    switch (command->name) {
    case 'a':
    case 'i':
    case 'c': command->text = parse_text(); break;
    case ':': command->text = parse_word("\n;"); break;
    case 'b':
    case 't': command->text = parse_word("\n;}"); break;
    case 'r': command->text = parse_word("\n"); break;
    case 'w': command->file = open_output(parse_word("\n")); break;
    case 's': parse_substitute(command); break;
    case 'y': parse_translate(command); break;
    default:
        if (command->name == '\0' || strchr("{}=dDgGhHlnNpPqx", command->name) == NULL)
            bad("unknown command");
    }
}

static void parse_script(const char *text)
{
    static struct command *blocks[32];
    static int depth;

    script = text;
    for (;;) {
        while (isspace((unsigned char)*script) || *script == ';')
            script++;
        if (*script == '#') {
            script += strcspn(script, "\n");
            continue;
        }
        if (*script == '\0')
            break;
        struct command *command = err_malloc(sizeof *command);
        memset(command, 0, sizeof *command);
        command->from = parse_address(0);
        skip_blanks();
        if (*script == ',') {
            script++;
            skip_blanks();
            command->to = parse_address(1);
            skip_blanks();
        }
        for (; *script == '!' || *script == ' '; script++)
            command->negated |= *script == '!';
        command->name = *script;
        script += *script != '\0';
        parse_operands(command);
        *commands_tail = command;
        commands_tail = &command->next;
        if (command->name == '{') {
            if (depth == 32)
                bad("blocks too deep");
            blocks[depth++] = command;
        } else if (command->name == '}') {
            if (depth == 0)
                bad("unmatched }");
            blocks[--depth]->block_end = command;
        }
        skip_blanks();
        if (*script != '\0' && strchr("\n;}#", *script) == NULL && command->name != '{' &&
            command->name != '}')
            bad("text behind a command");
    }
    if (depth > 0)
        bad("unmatched {");
}

/* Finds the labels of b and t. */
static void resolve_labels(void)
{
    for (struct command *command = commands; command != NULL; command = command->next) {
        if ((command->name != 'b' && command->name != 't') || *command->text == '\0')
            continue;
        struct command *label = commands;
        while (label != NULL && !(label->name == ':' && strcmp(label->text, command->text) == 0))
            label = label->next;
        if (label == NULL)
            err_exit(1, "no label %s", command->text);
        command->target = label;
    }
}

/* ---- Input ----------------------------------------------------------------------------------- */

static char **files;
static FILE *input;
static const char *input_name;

/* -i: the output goes to a new file, which then takes the old one's place. */
static char *temporary_name;
static FILE *output;

static void end_file(void)
{
    if (input != NULL && input != stdin)
        fclose(input);
    input = NULL;
    if (temporary_name == NULL)
        return;
    if (fclose(output) != 0 || rename(temporary_name, input_name) != 0)
        err_die(4, input_name);
    free(temporary_name);
    temporary_name = NULL;
    output = stdout;
}

static void begin_in_place(void)
{
    struct stat st;
    size_t size = strlen(input_name) + 16;

    temporary_name = err_malloc(size);
    snprintf(temporary_name, size, "%s.sed%d", input_name, (int)getpid());
    output = fopen(temporary_name, "w");
    if (output == NULL)
        err_die(4, temporary_name);
    if (stat(input_name, &st) == 0)
        chmod(temporary_name, st.st_mode & 07777);
}

/* Opens the next file that can be opened; 0 if there is none. */
static int next_file(void)
{
    while (*files != NULL) {
        input_name = *files++;
        input = strcmp(input_name, "-") == 0 ? stdin : fopen(input_name, "r");
        if (input == NULL) {
            err_warn(input_name);
            status = 2;
            continue;
        }
        if (in_place && input != stdin) {
            line_number = 0;
            begin_in_place();
        }
        return 1;
    }
    return 0;
}

static int at_last_line(void)
{
    for (;;) {
        if (input != NULL) {
            int c = getc(input);
            if (c != EOF) {
                ungetc(c, input);
                return 0;
            }
            if (in_place)
                return 1;
            end_file();
        }
        if (!next_file())
            return 1;
    }
}

static int missing_newline;

/* The next line into the pattern space (behind what is there if `append`); 0 at the end. */
static int read_line(int append)
{
    static char *line;
    static unsigned long size;
    long length;

    for (;;) {
        if (input == NULL && !next_file())
            return 0;
        if ((length = text_line(input, &line, &size)) >= 0)
            break;
        end_file();
    }
    missing_newline = line[length - 1] != '\n';
    if (!missing_newline)
        length--;
    line_number++;
    if (append)
        buffer_append(&pattern, "\n", 1);
    else
        pattern.length = 0;
    buffer_append(&pattern, line, (size_t)length);
    return 1;
}

/* ---- Running --------------------------------------------------------------------------------- */

static void print_line(FILE *file, const char *data, size_t length)
{
    fwrite(data, 1, length, file);
    /* A last line that had no newline gets none. */
    if (!(missing_newline && file == output && at_last_line()))
        putc('\n', file);
}

static void flush_appended(void)
{
    fwrite(appended.data, 1, appended.length, output);
    appended.length = 0;
}

static void append_file(const char *name)
{
    FILE *file = fopen(name, "r");
    char block[4096];
    size_t length;

    if (file == NULL)
        return;
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        buffer_append(&appended, block, length);
    fclose(file);
}

static struct regex *or_last(struct regex *regex)
{
    if (regex != NULL)
        last_regex = regex;
    if (last_regex == NULL)
        err_exit(1, "no previous regular expression");
    return last_regex;
}

static int address_matches(const struct address *address)
{
    switch (address->kind) {
    case ADDRESS_LINE: return line_number == address->line;
    case ADDRESS_LAST: return at_last_line();
    case ADDRESS_REGEX:
        return regex_search(or_last(address->regex), pattern.data, (long)pattern.length, 0, NULL);
    default: return 1;
    }
}

static int is_selected(struct command *command)
{
    if (command->to.kind == ADDRESS_NONE)
        return address_matches(&command->from);
    if (command->in_range) {
        if (command->to.kind == ADDRESS_LINE || command->to.kind == ADDRESS_OFFSET) {
            if (line_number >= command->range_end)
                command->in_range = 0;
            return line_number <= command->range_end;
        }
        command->in_range = !address_matches(&command->to);
        return 1;
    }
    if (!address_matches(&command->from))
        return 0;
    command->range_end =
        command->to.kind == ADDRESS_OFFSET ? line_number + command->to.line : command->to.line;
    command->in_range = command->to.kind == ADDRESS_REGEX ||
                        (command->to.kind == ADDRESS_LAST && !at_last_line()) ||
                        ((command->to.kind == ADDRESS_LINE || command->to.kind == ADDRESS_OFFSET) &&
                         command->range_end > line_number);
    return 1;
}

/* The replacement for one match: & and \1 … \9 stand for what was matched. */
static void append_replacement(struct buffer *to, const char *text, const struct regex_match *match)
{
    for (; *text != '\0'; text++) {
        int group = *text == '&' ? 0 : -1;
        if (*text == '\\' && text[1] != '\0') {
            text++;
            if (isdigit((unsigned char)*text))
                group = *text - '0';
        } else if (group < 0) {
            buffer_append(to, text, 1);
            continue;
        }
        if (group >= 0 && match->start[group] >= 0)
            buffer_append(to, pattern.data + match->start[group],
                          (size_t)(match->end[group] - match->start[group]));
        else if (group < 0)
            buffer_append(to, *text == 'n' ? "\n" : *text == 't' ? "\t" : text, 1);
    }
}

static void substitute(const struct command *command)
{
    static struct buffer result;
    struct regex *regex = or_last(command->regex);
    struct regex_match match;
    long at = 0, last_end = -1;
    int count = 0, done = 0;

    result.length = 0;
    while (at <= (long)pattern.length &&
           regex_search(regex, pattern.data, (long)pattern.length, at, &match)) {
        long start = match.start[0], end = match.end[0];
        buffer_append(&result, pattern.data + at, (size_t)(start - at));
        at = end;
        /* An empty match right behind another is none. */
        int empty_again = start == end && start == last_end;
        if (!empty_again && ++count >= (command->number > 0 ? command->number : 1)) {
            append_replacement(&result, command->text, &match);
            done = 1;
        } else {
            buffer_append(&result, pattern.data + start, (size_t)(end - start));
        }
        last_end = end;
        if (done && !command->global)
            break;
        if (start == end) {
            if (at < (long)pattern.length)
                buffer_append(&result, pattern.data + at, 1);
            at++;
        }
    }
    if (!done)
        return;
    if (at < (long)pattern.length)
        buffer_append(&result, pattern.data + at, pattern.length - (size_t)at);
    struct buffer swapped = pattern;
    pattern = result;
    result = swapped;
    substituted = 1;
    if (command->print)
        print_line(output, pattern.data, pattern.length);
    if (command->file != NULL)
        print_line(command->file, pattern.data, pattern.length);
}

/* l: what cannot be seen is written as escapes. */
static void print_visible(void)
{
    for (size_t i = 0; i < pattern.length; i++) {
        static const char escaped[] = "\\\a\b\f\n\r\t\v", letters[] = "\\abfnrtv";
        unsigned char c = (unsigned char)pattern.data[i];
        const char *found = c != '\0' ? strchr(escaped, c) : NULL;
        if (found != NULL)
            fprintf(output, "\\%c", letters[found - escaped]);
        else
            fprintf(output, c >= ' ' && c < 127 ? "%c" : "\\%03o", c);
    }
    fputs("$\n", output);
}

static void delete_first_line(void)
{
    char *newline = memchr(pattern.data, '\n', pattern.length);
    size_t cut = (size_t)(newline + 1 - pattern.data);

    pattern.length -= cut;
    memmove(pattern.data, pattern.data + cut, pattern.length + 1);
}

enum outcome { NEXT_COMMAND, END_CYCLE, END_SILENTLY, RESTART_CYCLE };

static size_t first_line_length(void)
{
    const char *newline = memchr(pattern.data, '\n', pattern.length);

    return newline != NULL ? (size_t)(newline - pattern.data) : pattern.length;
}

static enum outcome run_input_command(const struct command *command)
{
    if (command->name == 'n' && !quiet)
        print_line(output, pattern.data, pattern.length);
    flush_appended();
    if (at_last_line()) {
        quitting = 1;
        return command->name == 'n' ? END_SILENTLY : END_CYCLE;
    }
    read_line(command->name == 'N');
    return NEXT_COMMAND;
}

static enum outcome run_command(struct command *command)
{
    switch (command->name) {
    case '=': fprintf(output, "%lu\n", line_number); break;
    case 'a': buffer_append(&appended, command->text, strlen(command->text)); break;
    case 'i': fputs(command->text, output); break;
    case 'c':
        if (command->to.kind == ADDRESS_NONE || !command->in_range || command->negated)
            fputs(command->text, output);
        return END_SILENTLY;
    case 'd': return END_SILENTLY;
    case 'D':
        if (first_line_length() == pattern.length)
            return END_SILENTLY;
        delete_first_line();
        return RESTART_CYCLE;
    case 'g': buffer_set(&pattern, hold.data, hold.length); break;
    case 'G':
        buffer_append(&pattern, "\n", 1);
        buffer_append(&pattern, hold.data, hold.length);
        break;
    case 'h': buffer_set(&hold, pattern.data, pattern.length); break;
    case 'H':
        buffer_append(&hold, "\n", 1);
        buffer_append(&hold, pattern.data, pattern.length);
        break;
    case 'l': print_visible(); break;
    case 'n':
    case 'N': return run_input_command(command);
    case 'p': print_line(output, pattern.data, pattern.length); break;
    case 'P':
        fwrite(pattern.data, 1, first_line_length(), output);
        putc('\n', output);
        break;
    case 'q': quitting = 1; return END_CYCLE;
    case 'r': append_file(command->text); break;
    case 's': substitute(command); break;
    case 'w': print_line(command->file, pattern.data, pattern.length); break;
    case 'x': {
        struct buffer swapped = pattern;
        pattern = hold;
        hold = swapped;
        break;
    }
    case 'y':
        for (size_t i = 0; i < pattern.length; i++)
            pattern.data[i] = command->text[(unsigned char)pattern.data[i]];
        break;
    }
    return NEXT_COMMAND;
}

static enum outcome run_script(void)
{
    for (struct command *command = commands; command != NULL;) {
        struct command *next = command->next;
        int selected = is_selected(command) != command->negated;
        if (command->name == '{' && !selected) {
            next = command->block_end;
        } else if (selected && (command->name == 'b' || (command->name == 't' && substituted))) {
            substituted = command->name == 'b' ? substituted : 0;
            if (command->target == NULL)
                return END_CYCLE;
            next = command->target;
        } else if (selected) {
            enum outcome outcome = run_command(command);
            if (outcome != NEXT_COMMAND)
                return outcome;
        }
        command = next;
    }
    return END_CYCLE;
}

static void run(void)
{
    enum outcome outcome = END_CYCLE;

    while (!quitting && (outcome == RESTART_CYCLE || read_line(0))) {
        substituted = 0;
        outcome = run_script();
        if (outcome == END_CYCLE && !quiet)
            print_line(output, pattern.data, pattern.length);
        flush_appended();
    }
    if (temporary_name != NULL) {
        int c;
        while (input != NULL && (c = getc(input)) != EOF)
            putc(c, output);
    }
    end_file();
}

static char *load_file(const char *name)
{
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
    struct buffer text = { 0 };
    char block[4096];
    size_t length;

    if (file == NULL)
        err_die(1, name);
    buffer_append(&text, "", 0);
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        buffer_append(&text, block, length);
    return text.data;
}

int main(int argc, char **argv)
{
    static char *standard_input[] = { "-", NULL };
    struct buffer whole = { 0 };
    int option;

    err_start(argv);
    output = stdout;
    while ((option = getopt(argc, argv, "nErie:f:")) != -1) {
        if (option == '?')
            err_usage("[-nE] [-i] [-e script | -f file] [script] [file ...]");
        quiet |= option == 'n';
        extended |= option == 'E' || option == 'r';
        in_place |= option == 'i';
        if (option != 'e' && option != 'f')
            continue;
        const char *text = option == 'e' ? optarg : load_file(optarg);
        buffer_append(&whole, text, strlen(text));
        buffer_append(&whole, "\n", 1);
    }
    if (whole.data == NULL && optind == argc)
        err_usage("[-nE] [-i] [-e script | -f file] [script] [file ...]");
    buffer_append(&hold, "", 0);
    buffer_append(&pattern, "", 0);
    buffer_append(&appended, "", 0);
    parse_script(whole.data != NULL ? whole.data : argv[optind++]);
    resolve_labels();
    files = optind < argc ? argv + optind : standard_input;
    run();
    err_finish(status);
}
