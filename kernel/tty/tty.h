/*
 * Terminals. A struct tty is the terminal itself: its line discipline, its size, whose controlling
 * terminal it is, its foreground group. A struct tty_file is one open of it; when the terminal
 * hangs up, all opens of that time stay dead.
 *
 * A tty lives while something refers to it: its opens, the session it controls, its driver.
 */
#ifndef KERNEL_TTY_TTY_H
#define KERNEL_TTY_TTY_H

#include "abi/ioctl.h"
#include "fs/file.h"
#include "lib/list.h"
#include "lib/types.h"
#include "task/sched/waitq.h"
#include "tty/ldisc.h"

struct process;
struct session;
struct tty;

struct tty_driver {
    bool survives_leader; /* a pty: its opens live on when the session's leader ends */
    /* Output: how many bytes it takes now, and giving it so many at most. */
    size_t (*room)(struct tty *tty);
    void (*put)(struct tty *tty, const uint8_t *bytes, size_t n);
    /* Each may be NULL: */
    void (*discard)(struct tty *tty); /* forget output nobody has seen */
    void (*drained)(struct tty *tty); /* the line discipline has room for input again */
    void (*last_close)(struct tty *tty);
    void (*fix_termios)(struct k_termios *termios); /* what this device cannot do */
    void (*release)(struct tty *tty);               /* the last reference went: free it */
};

struct tty {
    struct ldisc ldisc; /* first: its ops get at the tty by it */
    const struct tty_driver *driver;
    dev_t device; /* /proc/PID/stat's tty_nr */
    unsigned references;
    struct list files;   /* struct tty_file, hung-up ones too */
    unsigned open_count; /* files that are not hung up */
    struct winsize size;
    struct k_termios locked; /* TIOCSLCKTRMIOS: modes that stay as they are have their bits set */
    uint32_t input_speed, output_speed; /* TCSETS2 with BOTHER; else 0 */
    struct session *session;            /* whose controlling terminal it is, or NULL */
    pid_t foreground;                   /* its foreground group, 0 none; holds a count of the id */
    bool exclusive;                     /* TIOCEXCL */
    bool master_closed;                 /* a pty without master: reads and writes fail with EIO */
    bool lacked_room; /* a write ended for want of it: room is news, and makes SIGIO */
    struct waitq readers, writers;
};

struct tty_file {
    struct list link; /* in tty->files */
    struct tty *tty;
    struct file *file;
    bool console; /* opened as /dev/console: does not hang up */
    bool hung_up;
    bool async; /* O_ASYNC */
};

/* ---- tty.c: the terminal and its opens ------------------------------------------------------- */

/* All terminal devices; input starts. */
void tty_init(void);

/* A fresh terminal with one reference. */
void tty_setup(struct tty *tty, const struct tty_driver *driver, dev_t device);
void tty_get(struct tty *tty);
void tty_put(struct tty *tty);

extern const struct file_ops tty_file_ops;

/* Makes file an open of tty. 0, -ENOMEM, -EIO (no master), -EBUSY (TIOCEXCL). */
int tty_open(struct tty *tty, struct file *file, bool console);

/* Wakes who waits for the terminal and tells O_ASYNC readers. */
void tty_wake_readers(struct tty *tty);
void tty_wake_writers(struct tty *tty);

/* ---- job.c: sessions, groups, hanging up ----------------------------------------------------- */

/* The controlling terminal of a process, or NULL. */
struct tty *tty_of_process(const struct process *process);
/* /proc/PID/stat: tty_nr, and tpgid (-1: no group). */
dev_t tty_device(const struct tty *tty);
pid_t tty_foreground(const struct tty *tty);

/* tty becomes the controlling terminal of current's session, which current leads. */
void tty_become_controlling(struct tty *tty);
/* open(2) without O_NOCTTY: the same, if current leads a session without one and tty is free. */
void tty_offer_controlling(struct tty *tty, const struct file *file);

/*
 * Whether current may use its terminal: 0 in the foreground or if tty is not its controlling one.
 * Else SIGTTIN or SIGTTOU goes to its group and the result is -ERESTARTSYS; or, by termios(3): with
 * SIGTTIN blocked or ignored, or the group orphaned, -EIO; with SIGTTOU blocked or ignored, 0.
 */
int tty_check_background(struct tty *tty, int signal);

void tty_set_foreground(struct tty *tty, pid_t group);
void tty_signal_foreground(struct tty *tty, int signal);

/* The line is gone: opens die; the session's leader gets SIGHUP, SIGCONT and loses its terminal. */
void tty_hangup(struct tty *tty);

/* The leader of session ends: its terminal is free again, the foreground group gets SIGHUP. */
void tty_session_leader_exit(struct session *session);

/* The ioctl(2)s of job control; file is the open they came by. -ENOTTY if command is none. */
long tty_ioctl_job(struct tty *tty, const struct file *file, bool master, unsigned command,
                   unsigned long argument);

/* ---- ioctl.c --------------------------------------------------------------------------------- */

/* ioctl(2) on a terminal or, with master set, on its pty's master. -ENOTTY if not known. */
long tty_ioctl(struct tty *tty, const struct file *file, bool master, unsigned command,
               unsigned long argument);

/* ---- The drivers ----------------------------------------------------------------------------- */

void console_tty_init(void); /* console.c: /dev/console, ttyS0, tty0 */
void pty_init(void);         /* pty.c: /dev/ptmx and /dev/pts */

#endif
