/*
 * The line discipline of a terminal (termios(3)): what happens to bytes between the device and the
 * program. Pure: no sleeping, no tasks; effects go through struct ldisc_ops. tty.c does the rest.
 */
#ifndef KERNEL_TTY_LDISC_H
#define KERNEL_TTY_LDISC_H

#include "abi/termios.h"
#include "lib/types.h"

#define LDISC_SIZE 4096 /* bytes of input kept; the longest canonical line with its delimiter */

struct ldisc;

struct ldisc_ops {
    /* Bytes that the device takes now, and giving it at most so many. */
    size_t (*room)(struct ldisc *ldisc);
    void (*put)(struct ldisc *ldisc, const uint8_t *bytes, size_t n);
    /* ISIG: signal for the foreground group. */
    void (*signal)(struct ldisc *ldisc, int signal);
    /* Input became readable. */
    void (*readable)(struct ldisc *ldisc);
    /* Discard output that the device has not shown yet (may be NULL). */
    void (*discard_output)(struct ldisc *ldisc);
    /* Output was stopped or goes on (IXON characters, tcflow). */
    void (*flow)(struct ldisc *ldisc, bool stopped);
};

/*
 * Input is a ring with free-running indices: tail ≤ line ≤ head. In canonical mode bytes before
 * line are complete lines and those from line to head are still being edited; otherwise line is
 * unused and all bytes are readable.
 */
struct ldisc {
    const struct ldisc_ops *ops;
    struct k_termios termios;
    uint8_t input[LDISC_SIZE];
    uint64_t line_end[LDISC_SIZE / 64];    /* bit: the byte ends a line */
    uint64_t end_of_file[LDISC_SIZE / 64]; /* bit: and it is VEOF's, not given to the reader */
    uint32_t head, line, tail;
    uint8_t echo[LDISC_SIZE]; /* output the device had no room for yet */
    uint32_t echo_head, echo_tail;
    unsigned column;      /* of the cursor */
    unsigned line_column; /* where the line being edited began */
    bool literal;         /* VLNEXT came: the next byte is data */
    bool erasing;         /* ECHOPRT: inside \…/ */
    bool stopped;         /* by VSTOP */
    bool stopped_by_call; /* by TCOOFF: only TCOON lifts it */
};

/* A fresh terminal: `stty sane`, empty. */
void ldisc_init(struct ldisc *ldisc, const struct ldisc_ops *ops);

/* How many bytes ldisc_input takes now; in canonical mode never 0 while no line is complete. */
size_t ldisc_room(const struct ldisc *ldisc);
/* Bytes from the device. What is beyond the room is lost. */
void ldisc_input(struct ldisc *ldisc, const uint8_t *bytes, size_t n);

/* Readable bytes: in canonical mode those of complete lines, delimiters included (FIONREAD). */
size_t ldisc_available(const struct ldisc *ldisc);
/* True if a read would find something: a line, or at least `least` bytes. */
bool ldisc_readable(const struct ldisc *ldisc, size_t least);
/* Takes bytes: in canonical mode up to the end of one line; *ended says that it was reached, and
 * then 0 is the end of file. */
size_t ldisc_read(struct ldisc *ldisc, uint8_t *bytes, size_t n, bool *ended);

/* Takes bytes from a program, through output processing. Returns how many: fewer than n if output
 * is stopped or the device is full; go on after more room. */
size_t ldisc_write(struct ldisc *ldisc, const uint8_t *bytes, size_t n);
/* A write would take something. */
bool ldisc_writable(const struct ldisc *ldisc);
/* The device has room again, or output was resumed: what waits goes out. */
void ldisc_push(struct ldisc *ldisc);

void ldisc_set_termios(struct ldisc *ldisc, const struct k_termios *termios);
void ldisc_flush_input(struct ldisc *ldisc);
/* tcflow(3): TCOOFF and TCOON. */
void ldisc_stop(struct ldisc *ldisc);
void ldisc_start(struct ldisc *ldisc);

#endif
