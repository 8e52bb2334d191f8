/*
 * xargs [-0rt] [-n count] [-I text] [-P processes] [command [word …]]
 * Runs a command with the words of its input. Status 123: one failed; 124: one exited with 255.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

enum { BYTES_MAX = 100000, WORDS_MAX = 5000 };

static char **command;
static int command_length;
static const char *replaced;
static int nul_ended, traced, running, status;
static long long processes_max = 1;

static void note(int wait_status)
{
    running--;
    if (WIFSIGNALED(wait_status))
        status = 125;
    else if (WEXITSTATUS(wait_status) >= 126)
        status = WEXITSTATUS(wait_status) == 255 ? 124 : WEXITSTATUS(wait_status);
    else if (WEXITSTATUS(wait_status) != 0 && status == 0)
        status = 123;
}

static void wait_until(int allowed)
{
    int wait_status;

    while (running > allowed) {
        if (wait(&wait_status) > 0)
            note(wait_status);
        else if (errno != EINTR)
            return;
    }
}

static void run(char **argv)
{
    if (traced) {
        for (char **word = argv; *word != NULL; word++)
            fprintf(stderr, "%s%s", word > argv ? " " : "", *word);
        fputc('\n', stderr);
    }
    wait_until((int)processes_max - 1);
    if (status >= 124)
        exit(status);
    pid_t pid = fork();
    if (pid < 0)
        err_die(1, "fork");
    if (pid == 0) {
        execvp(argv[0], argv);
        int saved = errno;
        err_warn(argv[0]);
        _exit(saved == ENOENT ? 127 : 126);
    }
    running++;
}

/* word with each occurrence of the -I text replaced. */
static char *substitute(const char *word, const char *with)
{
    size_t length = strlen(replaced), count = 0;

    for (const char *p = word; (p = strstr(p, replaced)) != NULL; p += length)
        count++;
    char *result = err_malloc(strlen(word) + count * strlen(with) + 1), *out = result;
    const char *found;
    while ((found = strstr(word, replaced)) != NULL) {
        memcpy(out, word, (size_t)(found - word));
        out += found - word;
        out = strcpy(out, with) + strlen(with);
        word = found + length;
    }
    strcpy(out, word);
    return result;
}

static void run_replaced(const char *line)
{
    char **argv = err_malloc((unsigned)(command_length + 1) * sizeof *argv);

    for (int i = 0; i < command_length; i++)
        argv[i] = substitute(command[i], line);
    argv[command_length] = NULL;
    run(argv);
    for (int i = 0; i < command_length; i++)
        free(argv[i]);
    free(argv);
}

/* The next word (line with -I, string with -0) of the input, malloc-ed; NULL at the end. */
static char *next_word(void)
{
    char *word = NULL;
    size_t length = 0, room = 0;
    int c, quote = 0, any = 0;

    while ((c = getchar()) != EOF) {
        int ends =
            nul_ended ? c == '\0' : c == '\n' || (replaced == NULL && (c == ' ' || c == '\t'));
        if (!nul_ended && quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
            any = 1;
            continue;
        }
        if (quote != 0 && c == quote) {
            quote = 0;
            continue;
        }
        if (ends && quote == 0) {
            if (any || (nul_ended && length == 0))
                break;
            continue;
        }
        if (c == '\\' && !nul_ended && quote == 0 && (c = getchar()) == EOF)
            break;
        if (length + 1 >= room)
            word = err_realloc(word, room = room * 2 + 64);
        word[length++] = (char)c;
        any = 1;
    }
    if (quote != 0)
        err_exit(1, "unmatched quote");
    if (!any && c == EOF)
        return NULL;
    word = err_realloc(word, length + 1);
    word[length] = '\0';
    return word;
}

static void run_batches(long long count_max, int run_empty)
{
    char **argv = err_malloc((unsigned)(command_length + WORDS_MAX + 1) * sizeof *argv);
    int count = 0, batches = 0;
    size_t bytes = 0;
    char *word;

    memcpy(argv, command, (unsigned)command_length * sizeof *argv);
    do {
        word = next_word();
        size_t size = word != NULL ? strlen(word) + 1 : 0;
        int full = count == count_max || bytes + size > BYTES_MAX;
        if ((word == NULL && (count > 0 || (batches == 0 && run_empty))) || (full && count > 0)) {
            argv[command_length + count] = NULL;
            run(argv);
            batches++;
            while (count > 0)
                free(argv[command_length + --count]);
            bytes = 0;
        }
        argv[command_length + count++] = word;
        bytes += size;
    } while (word != NULL);
    free(argv);
}

int main(int argc, char **argv)
{
    static char *echo[] = { "echo", NULL };
    long long count_max = WORDS_MAX;
    int option, run_empty = 1;

    err_start(argv);
    while ((option = getopt(argc, argv, "+0rtn:I:P:")) != -1) {
        if (option == '?')
            err_usage("[-0rt] [-n count] [-I text] [-P processes] [command [word ...]]");
        nul_ended |= option == '0';
        traced |= option == 't';
        if (option == 'r')
            run_empty = 0;
        if (option == 'I')
            replaced = optarg;
        if ((option == 'n' || option == 'P') &&
            (text_number(optarg, option == 'n' ? &count_max : &processes_max) != 0 ||
             count_max < 1 || count_max > WORDS_MAX || processes_max < 1))
            err_exit(1, "%s: bad number", optarg);
    }
    command = optind < argc ? argv + optind : echo;
    while (command[command_length] != NULL)
        command_length++;
    char *word;
    if (replaced != NULL)
        while ((word = next_word()) != NULL) {
            run_replaced(word);
            free(word);
        }
    else
        run_batches(count_max, run_empty);
    wait_until(0);
    return status;
}
