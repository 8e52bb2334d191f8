/*
 * The shell: its state, errors and memory. A command line goes lex.c → parse.c (a tree of struct
 * node) → exec.c, which has expand.c make words of it, redir.c its files and jobs.c its
 * processes.
 */
#ifndef SH_SH_H
#define SH_SH_H

#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * What `break`, `continue`, `return` and an interrupt skip: running commands until this is none
 * again.
 */
enum skip { SKIP_NONE, SKIP_BREAK, SKIP_CONTINUE, SKIP_RETURN };

struct shell {
    const char *name;  /* $0 */
    pid_t pid;         /* $$: of the main shell, in subshells too */
    int status;        /* $? */
    pid_t last_async;  /* $!, 0 for none */
    char **params;     /* $1 …, NULL-terminated */
    int param_count;   /* $# */
    int line;          /* of the command being run, for messages */
    int numbers_lines; /* messages tell it: not where a person typed the line */
    int interactive;   /* prompts, and survives errors */
    int subshell;      /* a forked copy of the main shell */
    int options[128];  /* set -e is options['e'] */
    enum skip skip;
    int skip_count; /* loops still to leave */
    int loop_depth, function_depth, dot_depth;
    int condition_depth;     /* > 0: inside an if, while, && …, where set -e does nothing */
    int substitution_status; /* of the last command substitution */
};

extern struct shell shell;

/* Prints "sh: " (and the line number in a script) and the message. */
void sh_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void sh_warn_errno(const char *thing);

/*
 * An error that ends what is being done: an interactive shell goes on with a new command line,
 * any other exits with `status`.
 */
void sh_error(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void sh_abort(int status) __attribute__((noreturn));

/* Runs the EXIT trap, flushes and exits. */
void sh_exit(int status) __attribute__((noreturn));

/* Whether to stop running commands and go back to whoever handles shell.skip. */
static inline int sh_skipping(void)
{
    return shell.skip != SKIP_NONE;
}

/*
 * Runs commands from a string ("eval", traps, -c) or a file (".", scripts); the last one's
 * status.
 */
int sh_run_string(const char *text);
int sh_run_file(int fd);

/* In a child that could not execve a file because it is a script without #!: becomes its shell. */
void sh_become_script(const char *path, char **argv) __attribute__((noreturn));

/* ---- Memory (mem.c) -------------------------------------------------------------------------- */

/*
 * An arena gives memory that is freed all at once, or back to a mark. One holds each parsed command
 * (with a count of its users: a function keeps the tree it was defined in); sh_temp() holds what an
 * expansion makes, which exec.c releases when the command is done.
 */
struct arena;
struct arena_mark {
    void *block;
    size_t used;
};

struct arena *arena_new(void);
void arena_hold(struct arena *arena);
void arena_drop(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size);
char *arena_copy(struct arena *arena, const char *text, size_t length);
struct arena_mark arena_mark(struct arena *arena);
void arena_release(struct arena *arena, struct arena_mark mark);
struct arena *sh_temp(void);

/* A growing text in an arena; data is NUL-terminated by text_end() alone. */
struct text {
    struct arena *arena;
    char *data;
    size_t length, room;
};

void text_add(struct text *text, char c);
void text_append(struct text *text, const char *data, size_t length);
char *text_end(struct text *text);

/* ---- Variables (var.c) ----------------------------------------------------------------------- */

enum { VAR_EXPORT = 1, VAR_READONLY = 2 };

void var_start(char **environment);
/* The value, or NULL if unset. */
const char *var_get(const char *name);
/* Sets a variable (value NULL: only its flags). Fails with sh_error() if it is read-only. */
void var_set(const char *name, const char *value, int flags);
void var_set_number(const char *name, long long number);
/* The same for "NAME=VALUE". */
void var_assign(const char *assignment, int flags);
/* 0, or -1 if it is read-only. */
int var_unset(const char *name);
/* The length of the name that text begins with, 0 if none. */
size_t var_name_length(const char *text);
int var_is_name(const char *text);
/* The environment for execve, in sh_temp(). */
char **var_environment(void);
/* All variables with `flag` (0: all that are set), as commands that would set them again. */
void var_print(int flag, const char *prefix);
/* Names that begin with prefix, for completion: calls found() with each. */
void var_each(void (*found)(const char *name));

/*
 * A frame remembers variables to put them back when it ends: for functions (`local`) and for
 * assignments before a command. var_save() remembers one in the frame that was begun last, or in
 * the one of the function that is running.
 */
void var_frame_begin(int function);
void var_save(const char *name, int in_function);
void var_frame_end(void);
int var_frame_depth(void);
void var_frame_unwind(int depth);

/* Replaces the positional parameters by copies of words; the old ones are freed. */
void param_set(char *const *words, int count);

#endif
