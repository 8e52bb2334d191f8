/*
 * Running commands: expansion, execution, redirections, jobs, traps and the table of builtins.
 */
#ifndef SH_EXEC_H
#define SH_EXEC_H

#include "ast.h"

/* ---- Execution (exec.c, simple.c, pipeline.c, program.c) ------------------------------------- */

enum { EXEC_LAST = 1 }; /* nothing follows in this process: a program may replace it */

/* Runs a tree; sets and returns shell.status. */
int exec_node(struct node *node, int flags);

/* Runs `$(command)` (pipeline.c): its output without the last newlines, in sh_temp(). */
char *exec_substitution(struct node *command, size_t *length);

/* The function of that name, or NULL; undefining one: whether it was there. */
struct node *function_get(const char *name);
int function_unset(const char *name);
void function_each(void (*found)(const char *name));

/*
 * Calls a function or builtin or runs a program in its own process: what `command` and
 * simple.c share.
 */
void exec_program(char **argv, char **environment) __attribute__((noreturn));

/* The path a program would be run from, in sh_temp(); NULL if there is none in PATH. */
char *exec_find(const char *name);

/* ---- Expansion (expand.c, param.c, field.c, arith.c) ----------------------------------------- */

enum {                  /* what a byte of an expanded word is */
       BYTE_QUOTED = 1, /* from inside quotes: an ordinary character */
       BYTE_SPLIT = 2,  /* from an expansion outside quotes: IFS may split here */
       MARK_FIELD = 4,  /* no byte: one word of "$@" ends */
       MARK_QUOTES = 8, /* no byte: quotes stood here, so the word exists even if empty */
};

struct expansion {
    struct arena *arena;
    struct xbyte {
        unsigned char c, flags;
    } * bytes;
    size_t length, room;
};

enum {                    /* how to expand */
       EXPAND_SPLIT = 1,  /* unquoted text is split too: the word of ${x:-word} */
       EXPAND_ASSIGN = 2, /* a tilde may also follow a colon */
       EXPAND_NO_TILDE = 4,
};

void expansion_add(struct expansion *to, int c, int flags);
void expansion_add_text(struct expansion *to, const char *text, int flags);

/* Expands one word without splitting it. */
void expand_parts(struct part *part, int flags, struct expansion *to);
/* One parameter expansion (param.c). */
void expand_param(struct part *part, int flags, struct expansion *to);

/* The results are in sh_temp(). */
char *expand_string(struct word *word, int flags);   /* quotes removed */
char *expand_pattern(struct word *word);             /* quoted bytes escaped by a backslash */
char **expand_words(struct word *words, int *count); /* split, globbed, NULL-terminated */

/* field.c: cuts an expansion into fields, and pathnames from those that are patterns. */
struct field_list {
    char **fields;
    int count, room;
};
void field_add(struct field_list *list, char *field);
void field_split(const struct expansion *from, struct field_list *list);
char *field_pattern(const struct expansion *from);
char *field_text(const struct expansion *from);
/* Adds the pathnames that match pattern, sorted; their number. */
int glob_add(const char *pattern, struct field_list *list);
/* Splits text by IFS into at most `max` fields, the last of which takes the rest (for read). */
void field_split_read(const struct expansion *from, int max, struct field_list *list);

/* The value of an arithmetic expression; sh_error() if it is wrong. */
long long arith_evaluate(const char *text);

/* ---- Redirections (redir.c) ------------------------------------------------------------------ */

/*
 * Makes the redirections; with `save` the old files come back by redir_restore(mark). 0, or -1
 * after a message, and then those made are still to be restored.
 */
int redir_apply(struct redir *redir, int save);
int redir_mark(void);
void redir_restore(int mark);
/* Keeps what was redirected since the mark (exec). */
void redir_forget(int mark);
/* Moves an fd out of the way of the script's own (10 or above, close-on-exec); -1 with errno. */
int redir_move_up(int fd);

/* ---- Traps (trap.c) -------------------------------------------------------------------------- */

void trap_start(void);
/* Takes over the signals that an interactive shell must survive. */
void trap_set_interactive(void);
/* In a child that is a subshell: caught signals are default again, ignored ones stay ignored. */
void trap_reset_in_child(void);
/* In a background child without job control: the terminal's interrupts are not for it. */
void trap_ignore_interrupts(void);
/* Runs the actions of signals that came; does nothing if there are none. */
void trap_run_pending(void);
/* The number of a trapped signal that waits for its action, 0 if none. */
int trap_pending(void);
void trap_run_exit(void);
/* Whether any signal, or EXIT, has an action that is a command. */
int trap_any(void);
int builtin_trap(int argc, char **argv);
/* Ctrl+C reached an interactive shell: whether, and forgetting it. */
int trap_interrupted(void);
void trap_clear_interrupt(void);
/* Goes back to the prompt if Ctrl+C was typed. */
void trap_check_interrupt(void);

/* ---- Jobs (jobs.c, jobcmd.c) ----------------------------------------------------------------- */

enum fork_mode { FORK_FOREGROUND, FORK_BACKGROUND, FORK_SUBSTITUTION };

void job_start(void); /* sets up job control if the shell is interactive */
struct job;
int job_control(void); /* set -m is on */
void job_set_control(int on);
struct job *job_new(const char *text);
/*
 * Forks a member of job (NULL for a substitution). In the child, 0: signals, groups and state are
 * set.
 */
pid_t job_fork(struct job *job, enum fork_mode mode);
/* Waits until the job ends or stops; its status as $? has it. */
int job_wait_foreground(struct job *job);
int job_wait_pid(pid_t pid); /* a substitution's child */
void job_started_background(struct job *job);
/* Tells of jobs that changed since the last prompt. */
void job_notify(void);
int job_stopped_count(void);
void job_forget_all(void);

int builtin_jobs(int argc, char **argv);
int builtin_fg(int argc, char **argv);
int builtin_bg(int argc, char **argv);
int builtin_wait(int argc, char **argv);
int builtin_kill(int argc, char **argv);

/* ---- Builtins (builtin.c and others) --------------------------------------------------------- */

struct builtin {
    const char *name;
    int (*run)(int argc, char **argv);
    int special; /* POSIX's special builtins: errors are fatal, assignments before them stay */
};

const struct builtin *builtin_find(const char *name);
/* Runs it; the messages of what is a program as well (kill, test…) name it behind the shell. */
int builtin_run(const struct builtin *builtin, int argc, char **argv);
void builtin_each(void (*found)(const char *name));

int builtin_export(int argc, char **argv);
int builtin_readonly(int argc, char **argv);
int builtin_local(int argc, char **argv);
int builtin_set(int argc, char **argv);
int builtin_shift(int argc, char **argv);
int builtin_unset(int argc, char **argv);
int builtin_read(int argc, char **argv);
int builtin_getopts(int argc, char **argv);
int builtin_cd(int argc, char **argv);
int builtin_pwd(int argc, char **argv);
int builtin_umask(int argc, char **argv);
int builtin_ulimit(int argc, char **argv);
int builtin_times(int argc, char **argv);
int builtin_type(int argc, char **argv);
int builtin_command(int argc, char **argv);

/* Whether an absolute path names the current directory. */
int builtin_path_is_here(const char *path);

/*
 * Sets the options of argv (as `set` and the shell's own command line have them); operands'
 * index.
 */
int option_parse(int argc, char **argv, int *reset_params);

#endif
