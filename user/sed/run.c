/* The script at work on each line of the files: see sed.h. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/regex.h"
#include "../lib/text.h"
#include "sed.h"

static struct command *commands;
static struct regex *last_regex;
static int quiet, in_place;
static struct buffer pattern, hold, appended;
static unsigned long line_number;
static int substituted, quitting, status;

static void buffer_set(struct buffer *buffer, const char *data, size_t length)
{
    buffer->length = 0;
    buffer_append(buffer, data, length);
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

int run_over(struct command *all, char **names, int is_quiet, int is_in_place)
{
    enum outcome outcome = END_CYCLE;

    commands = all;
    files = names;
    quiet = is_quiet;
    in_place = is_in_place;
    output = stdout;
    buffer_append(&hold, "", 0);
    buffer_append(&pattern, "", 0);
    buffer_append(&appended, "", 0);

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
    return status;
}
