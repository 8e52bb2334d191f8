/*
 * sh [-abCefhimnuvx] [-o option] [-l] [-c command [name [word …]] | -s | file [word …]]
 * Start-up, the loop that reads and runs commands, errors and the way out.
 */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "call.h"
#include "edit.h"

extern char **environ;

struct shell shell;

/* Where an interactive shell goes on after an error. */
static sigjmp_buf prompt_again;
static int can_prompt_again;

static void warn_prefix(void)
{
    fflush(stdout);
    if (!shell.numbers_lines || shell.line == 0)
        fprintf(stderr, "%s: ", err_name);
    else
        fprintf(stderr, "%s: line %d: ", shell.name, shell.line);
}

void sh_warn(const char *format, ...)
{
    va_list args;

    warn_prefix();
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
}

void sh_warn_errno(const char *thing)
{
    sh_warn("%s: %s", thing, strerror(errno));
}

/* What commands are read from now, innermost first: an error gives all of it up. */
struct source {
    struct input *input;
    struct arena *arena; /* of the command being read or run */
    struct source *outer;
};

static struct source *sources;

static void unwind(void)
{
    for (; sources != NULL; sources = sources->outer) {
        arena_drop(sources->arena);
        input_close(sources->input);
    }
    redir_restore(0);
    exec_unwind();
    arena_release(sh_temp(), (struct arena_mark){ NULL, 0 });
}

void sh_abort(int status)
{
    if (!shell.interactive || !can_prompt_again)
        sh_exit(status);
    /* Before the jump: what is to be undone is partly in the frames it leaves. */
    unwind();
    siglongjmp(prompt_again, 1);
}

void sh_error(const char *format, ...)
{
    va_list args;

    warn_prefix();
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    if (shell.status == 0)
        shell.status = 2;
    sh_abort(shell.status);
}

void sh_exit(int status)
{
    shell.status = status;
    can_prompt_again = 0;
    trap_run_exit();
    fflush(stdout);
    exit(shell.status & 255);
}

/* Reads and runs commands to the input's end. The status of the last one, 0 if there was none. */
static int run_input(struct input *input, int may_be_last)
{
    struct source source = { .input = input, .outer = sources };
    enum parse_result result;
    int status = 0;

    sources = &source;
    do {
        struct node *node;
        source.arena = arena_new();
        result = parse_command(input, source.arena, &node);
        if (result == PARSE_COMMAND && !(shell.options['n'] && !shell.interactive))
            status = exec_node(node, may_be_last && input_at_end(input) ? EXEC_LAST : 0);
        arena_drop(source.arena);
    } while (result != PARSE_END && !sh_skipping());
    sources = source.outer;
    return status;
}

int sh_run_string(const char *text)
{
    struct arena_mark mark = arena_mark(sh_temp());
    int line = shell.line;

    shell.status = run_input(input_string(text, sh_temp()), 0);
    arena_release(sh_temp(), mark);
    shell.line = line;
    return shell.status;
}

int sh_run_file(int fd)
{
    struct input *input = input_fd(fd);

    shell.status = run_input(input, 0);
    input_close(input);
    return shell.status;
}

static void forget_function(const char *name)
{
    function_unset(name);
}

void sh_become_script(const char *path, char **argv)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), count = 0;

    if (fd < 0) {
        sh_warn_errno(path);
        _exit(126);
    }
    exec_unwind();
    function_each(forget_function);
    memset(shell.options, 0, sizeof shell.options);
    while (argv[count + 1] != NULL)
        count++;
    param_set(argv + 1, count);
    shell.name = err_strdup(path);
    sh_exit(sh_run_file(redir_move_up(fd)));
}

static void __attribute__((noreturn)) run_interactive(void)
{
    struct input *volatile input = input_terminal();

    for (;;) {
        can_prompt_again = 1;
        if (sigsetjmp(prompt_again, 1) != 0) {
            trap_clear_interrupt();
            input_discard_line(input);
        }
        run_input(input, 0);
        shell.skip = SKIP_NONE;
        /* The end of input: Ctrl+D. Stopped jobs are warned of once. */
        static int warned;
        if (job_stopped_count() == 0 || warned++)
            break;
        fprintf(stderr, "There are stopped jobs.\n");
        input_discard_line(input);
    }
    fprintf(stderr, "exit\n");
    sh_exit(shell.status);
}

/* A login shell's /etc/profile and ~/.profile; an interactive one's file named by ENV. */
static void run_profiles(int login)
{
    struct arena_mark mark = arena_mark(sh_temp());
    const char *env = var_get("ENV"), *home = var_get("HOME");
    char profile[512];

    snprintf(profile, sizeof profile, "%s/.profile", home != NULL ? home : "");
    const char *files[] = { login ? "/etc/profile" : NULL, login ? profile : NULL,
                            shell.interactive && env != NULL
                                ? expand_string(parse_text(env, sh_temp()), 0)
                                : NULL };
    for (int i = 0; i < 3; i++) {
        int fd = files[i] != NULL ? open(files[i], O_RDONLY | O_CLOEXEC) : -1;
        if (fd >= 0)
            sh_run_file(redir_move_up(fd));
    }
    arena_release(sh_temp(), mark);
    shell.status = 0;
}

static void set_pwd(void)
{
    char path[4096];
    const char *pwd = var_get("PWD");

    /* PWD is believed only if it names the directory we are in. */
    if (pwd != NULL && builtin_path_is_here(pwd))
        return;
    if (getcwd(path, sizeof path) != NULL)
        var_set("PWD", path, 0);
}

static struct input *open_input(int argc, char **argv, int first)
{
    if (shell.options['c']) {
        if (first >= argc) {
            sh_warn("-c: command expected");
            exit(2);
        }
        shell.name = first + 1 < argc ? argv[first + 1] : shell.name;
        int words = first + 2 < argc ? first + 2 : argc;
        param_set(argv + words, argc - words);
        return input_string(argv[first], sh_temp());
    }
    if (first >= argc || shell.options['s']) {
        param_set(argv + first, argc - first);
        shell.interactive |= isatty(0) && isatty(2);
        return shell.interactive ? NULL : input_fd(0);
    }
    int fd = open(argv[first], O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        sh_warn_errno(argv[first]);
        exit(errno == ENOENT ? 127 : 126);
    }
    shell.name = argv[first];
    param_set(argv + first + 1, argc - first - 1);
    return input_fd(redir_move_up(fd));
}

int main(int argc, char **argv)
{
    int reset;

    err_start(argv);
    if (*err_name == '-')
        err_name++;
    shell.name = argv[0];
    shell.pid = getpid();
    trap_start();
    var_start(environ);
    set_pwd();
    int first = option_parse(argc, argv, &reset);
    if (first < 0)
        return 2;
    int login = shell.options['l'] || argv[0][0] == '-';
    shell.interactive = shell.options['i'];
    struct input *input = open_input(argc, argv, first);
    shell.options['l'] = 0;
    shell.options['i'] = shell.interactive;
    shell.numbers_lines = !shell.interactive;
    if (shell.interactive)
        job_start();
    run_profiles(login);
    if (input == NULL)
        run_interactive();
    sh_exit(run_input(input, shell.options['c']));
}
