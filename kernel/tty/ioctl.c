/*
 * ioctl(2) on terminals (ioctl_tty(2)): modes, size, queues. Those of job control are in job.c.
 * Entry point: tty_ioctl.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/signal.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/task.h"
#include "tty/ldisc_output.h"
#include "tty/tty.h"

#define OLD_NCC 8

/* The argument of TCGETA and TCSETA, System V's older form (struct termio). */
struct old_termios {
    uint16_t iflag, oflag, cflag, lflag;
    uint8_t line;
    uint8_t cc[OLD_NCC];
};
_Static_assert(sizeof(struct old_termios) == 18, "termio");

/* ---- Speeds ---------------------------------------------------------------------------------- */

/* Of the codes B0…B38400 and, with CBAUDEX, B57600…B4000000. */
static const uint32_t speeds[] = { 0,   50,   75,   110,  134,  150,  200,   300,
                                   600, 1200, 1800, 2400, 4800, 9600, 19200, 38400 };
static const uint32_t fast_speeds[] = { 57600,   115200,  230400,  460800,  500000,
                                        576000,  921600,  1000000, 1152000, 1500000,
                                        2000000, 2500000, 3000000, 3500000, 4000000 };

static uint32_t speed_of(uint32_t code, uint32_t other)
{
    unsigned index = code & 017;

    if (!(code & CBAUDEX))
        return speeds[index];
    if (index == 0)
        return other; /* BOTHER */
    return index <= ARRAY_LENGTH(fast_speeds) ? fast_speeds[index - 1] : 0;
}

static uint32_t output_speed(const struct tty *tty)
{
    return speed_of(tty->ldisc.termios.c_cflag & CBAUD, tty->output_speed);
}

/* Zero in CIBAUD means that both speeds are the same. */
static uint32_t input_speed(const struct tty *tty)
{
    uint32_t code = (tty->ldisc.termios.c_cflag & CIBAUD) >> 16;

    return code ? speed_of(code, tty->input_speed) : output_speed(tty);
}

/* ---- Modes ----------------------------------------------------------------------------------- */

static int get_termios2(const struct tty *tty, void __user *out)
{
    struct k_termios2 value;

    memcpy(&value, &tty->ldisc.termios, sizeof(tty->ldisc.termios));
    value.c_ispeed = input_speed(tty);
    value.c_ospeed = output_speed(tty);
    return copy_to_user(out, &value, sizeof(value));
}

static int get_old_termios(const struct tty *tty, void __user *out)
{
    const struct k_termios *termios = &tty->ldisc.termios;
    struct old_termios value = {
        .iflag = termios->c_iflag,
        .oflag = termios->c_oflag,
        .cflag = termios->c_cflag,
        .lflag = termios->c_lflag,
        .line = termios->c_line,
    };

    memcpy(value.cc, termios->c_cc, sizeof(value.cc));
    return copy_to_user(out, &value, sizeof(value));
}

/* Its upper halves and the characters it lacks stay as they are. */
static int read_old_termios(struct k_termios *termios, const void __user *argument)
{
    struct old_termios value;

    if (copy_from_user(&value, argument, sizeof(value)))
        return -EFAULT;
    termios->c_iflag = (termios->c_iflag & ~0xffffu) | value.iflag;
    termios->c_oflag = (termios->c_oflag & ~0xffffu) | value.oflag;
    termios->c_cflag = (termios->c_cflag & ~0xffffu) | value.cflag;
    termios->c_lflag = (termios->c_lflag & ~0xffffu) | value.lflag;
    termios->c_line = value.line;
    memcpy(termios->c_cc, value.cc, sizeof(value.cc));
    return 0;
}

enum termios_form { OLD_FORM, USUAL_FORM, FORM2 };

static uint32_t keep(uint32_t wanted, uint32_t now, uint32_t locked)
{
    return (wanted & ~locked) | (now & locked);
}

/* ioctl_tty(2) TIOCSLCKTRMIOS: what is locked keeps the value that it has. */
static void keep_locked(const struct tty *tty, struct k_termios *wanted)
{
    const struct k_termios *now = &tty->ldisc.termios, *locked = &tty->locked;

    wanted->c_iflag = keep(wanted->c_iflag, now->c_iflag, locked->c_iflag);
    wanted->c_oflag = keep(wanted->c_oflag, now->c_oflag, locked->c_oflag);
    wanted->c_cflag = keep(wanted->c_cflag, now->c_cflag, locked->c_cflag);
    wanted->c_lflag = keep(wanted->c_lflag, now->c_lflag, locked->c_lflag);
    if (locked->c_line)
        wanted->c_line = now->c_line;
    for (unsigned i = 0; i < K_NCCS; i++)
        if (locked->c_cc[i])
            wanted->c_cc[i] = now->c_cc[i];
}

static long lock_modes(struct tty *tty, const void __user *argument)
{
    struct k_termios locked;

    if (!cred_has_cap(&current->cred, CAP_SYS_ADMIN))
        return -EPERM;
    if (copy_from_user(&locked, argument, sizeof(locked)))
        return -EFAULT;
    tty->locked = locked;
    return 0;
}

/* Output is out once written, so the calls that wait for it (TCSETSW, TCSETSF) need not. */
static long set_modes(struct tty *tty, const void __user *argument, enum termios_form form,
                      bool flush)
{
    struct k_termios wanted = tty->ldisc.termios;
    struct k_termios2 value;
    long error = tty_check_background(tty, SIGTTOU);

    if (error)
        return error;
    if (form == OLD_FORM)
        error = read_old_termios(&wanted, argument);
    else if (form == USUAL_FORM)
        error = copy_from_user(&wanted, argument, sizeof(wanted));
    else
        error = copy_from_user(&value, argument, sizeof(value));
    if (error)
        return -EFAULT;
    if (form == FORM2) {
        memcpy(&wanted, &value, sizeof(wanted));
        tty->input_speed = value.c_ispeed;
        tty->output_speed = value.c_ospeed;
    }
    if (flush)
        ldisc_flush_input(&tty->ldisc);
    keep_locked(tty, &wanted);
    if (tty->driver->fix_termios)
        tty->driver->fix_termios(&wanted);
    ldisc_set_termios(&tty->ldisc, &wanted);
    if (tty->driver->drained)
        tty->driver->drained(tty);
    tty_wake_writers(tty);
    return 0;
}

static long ioctl_modes(struct tty *tty, unsigned command, unsigned long argument)
{
    void __user *user = (void __user *)argument;

    switch (command) {
    case TCGETS: return copy_to_user(user, &tty->ldisc.termios, sizeof(tty->ldisc.termios));
    case TCGETS2: return get_termios2(tty, user);
    case TCGETA: return get_old_termios(tty, user);
    case TCSETS:
    case TCSETSW: return set_modes(tty, user, USUAL_FORM, false);
    case TCSETSF: return set_modes(tty, user, USUAL_FORM, true);
    case TCSETS2:
    case TCSETSW2: return set_modes(tty, user, FORM2, false);
    case TCSETSF2: return set_modes(tty, user, FORM2, true);
    case TCSETA:
    case TCSETAW: return set_modes(tty, user, OLD_FORM, false);
    case TCSETAF: return set_modes(tty, user, OLD_FORM, true);
    case TIOCGLCKTRMIOS: return copy_to_user(user, &tty->locked, sizeof(tty->locked));
    case TIOCSLCKTRMIOS: return lock_modes(tty, user);
    default: return -ENOTTY;
    }
}

/* ---- Queues and flow ------------------------------------------------------------------------- */

static void flush_input(struct tty *tty)
{
    ldisc_flush_input(&tty->ldisc);
    if (tty->driver->drained)
        tty->driver->drained(tty);
}

static long flush(struct tty *tty, unsigned long queues)
{
    long error = tty_check_background(tty, SIGTTOU);

    if (error)
        return error;
    if (queues > TCIOFLUSH)
        return -EINVAL;
    if (queues != TCOFLUSH)
        flush_input(tty);
    if (queues != TCIFLUSH) {
        ldisc_discard_output(&tty->ldisc);
        tty_wake_writers(tty);
    }
    return 0;
}

/* Sends a flow-control character to the other side. */
static void send_control(struct tty *tty, unsigned index)
{
    uint8_t byte = tty->ldisc.termios.c_cc[index];

    if (byte != ABI_VDISABLE && tty->driver->room(tty) > 0)
        tty->driver->put(tty, &byte, 1);
}

static long flow(struct tty *tty, unsigned long action)
{
    long error = tty_check_background(tty, SIGTTOU);

    if (error)
        return error;
    switch (action) {
    case TCOOFF: ldisc_stop(&tty->ldisc); return 0;
    case TCOON: ldisc_start(&tty->ldisc); return 0;
    case TCIOFF: send_control(tty, VSTOP); return 0;
    case TCION: send_control(tty, VSTART); return 0;
    default: return -EINVAL;
    }
}

/* TIOCSTI: as if byte had been typed. Linux: for the superuser alone. */
static long type_byte(struct tty *tty, const char __user *argument)
{
    char byte;

    if (!cred_has_cap(&current->cred, CAP_SYS_ADMIN))
        return -EIO;
    if (get_user(byte, argument))
        return -EFAULT;
    ldisc_input(&tty->ldisc, (const uint8_t *)&byte, 1);
    return 0;
}

static long ioctl_queues(struct tty *tty, unsigned command, unsigned long argument)
{
    int __user *out = (int __user *)argument;
    int count = 0;

    switch (command) {
    case FIONREAD: count = (int)ldisc_available(&tty->ldisc); return put_user(count, out);
    case TIOCOUTQ: return put_user(count, out);
    case TCFLSH: return flush(tty, argument);
    case TCXONC: return flow(tty, argument);
    case TCSBRK: /* breaks need no time here, and output is out once written */
    case TCSBRKP:
    case TIOCSBRK:
    case TIOCCBRK: return tty_check_background(tty, SIGTTOU);
    case TIOCSTI: return type_byte(tty, (const char __user *)argument);
    default: return -ENOTTY;
    }
}

/* ---- Size and the rest ----------------------------------------------------------------------- */

static long set_size(struct tty *tty, const struct winsize __user *argument)
{
    struct winsize size;

    if (get_user(size, argument))
        return -EFAULT;
    if (memcmp(&size, &tty->size, sizeof(size)) == 0)
        return 0;
    tty->size = size;
    tty_signal_foreground(tty, SIGWINCH);
    return 0;
}

static long set_discipline(struct tty *tty, const int __user *argument)
{
    long error = tty_check_background(tty, SIGTTOU);
    int number;

    if (error)
        return error;
    if (get_user(number, argument))
        return -EFAULT;
    return number == 0 ? 0 : -EINVAL; /* N_TTY is all there is */
}

static long set_exclusive(struct tty *tty, bool exclusive)
{
    tty->exclusive = exclusive;
    return 0;
}

static long ioctl_state(struct tty *tty, unsigned command, unsigned long argument)
{
    int __user *out = (int __user *)argument;
    int value = 0;

    switch (command) {
    case TIOCGWINSZ: return put_user(tty->size, (struct winsize __user *)argument);
    case TIOCSWINSZ: return set_size(tty, (const struct winsize __user *)argument);
    case TIOCGETD: return put_user(value, out);
    case TIOCSETD: return set_discipline(tty, (const int __user *)argument);
    case TIOCEXCL: return set_exclusive(tty, true);
    case TIOCNXCL: return set_exclusive(tty, false);
    case TIOCGEXCL: value = tty->exclusive; return put_user(value, out);
    case TIOCGDEV: value = (int)tty->device; return put_user(value, out);
    default: return -ENOTTY;
    }
}

long tty_ioctl(struct tty *tty, const struct file *file, bool master, unsigned command,
               unsigned long argument)
{
    long result = ioctl_modes(tty, command, argument);

    if (result == -ENOTTY)
        result = ioctl_queues(tty, command, argument);
    if (result == -ENOTTY)
        result = ioctl_state(tty, command, argument);
    return result == -ENOTTY ? tty_ioctl_job(tty, file, master, command, argument) : result;
}
