/* The output half of the line discipline, as its input half uses it: echo and flow control. */
#ifndef KERNEL_TTY_LDISC_OUTPUT_H
#define KERNEL_TTY_LDISC_OUTPUT_H

#include "tty/ldisc.h"

/* Each adds to the echo, which ldisc_push() sends: */
void ldisc_echo_raw(struct ldisc *ldisc, uint8_t byte);    /* through output processing */
void ldisc_echo_char(struct ldisc *ldisc, uint8_t byte);   /* the same; ECHOCTL: ^X if control */
void ldisc_echo_plain(struct ldisc *ldisc, uint8_t byte);  /* takes no column */
void ldisc_echo_backspace(struct ldisc *ldisc, bool wipe); /* one column back; wipe: blank it */
void ldisc_echo_caret(struct ldisc *ldisc);                /* ^ with the cursor left on it */

/* VSTOP and VSTART: output stops and goes on, unless tcflow(3) stopped it. */
void ldisc_suspend(struct ldisc *ldisc);
void ldisc_resume(struct ldisc *ldisc);

/* Forgets echo and the device's unsent output. */
void ldisc_discard_output(struct ldisc *ldisc);

#endif
