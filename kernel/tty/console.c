/*
 * The console's terminal: COM1 and, where they are, the VGA screen and the keyboard too. Whatever
 * is typed at either is its input, and both show its output.
 * DIFFERS: /dev/console, /dev/ttyS0 and /dev/tty0 are one terminal; on Linux the serial line and
 * the screen are two, and job control does not hold for what is opened as /dev/console.
 */
#include "abi/errno.h"
#include "dev/console.h"
#include "dev/keyboard.h"
#include "dev/serial.h"
#include "dev/vga.h"
#include "fs/inode.h"
#include "tty/tty.h"

#define TTY_MAJOR    4
#define TTYAUX_MAJOR 5
#define SERIAL_MINOR 64

static struct tty console;

static size_t console_room(struct tty *tty)
{
    (void)tty;
    return SIZE_MAX; /* output is polled: it takes all, in its time */
}

static void console_output(struct tty *tty, const uint8_t *bytes, size_t n)
{
    (void)tty;
    console_put(bytes, n);
}

static void console_drained(struct tty *tty)
{
    (void)tty;
    serial_resume(SERIAL_COM1);
}

static const struct tty_driver console_driver = {
    .room = console_room,
    .put = console_output,
    .drained = console_drained,
};

static size_t serial_room(void)
{
    return ldisc_room(&console.ldisc);
}

static void serial_receive(const uint8_t *bytes, size_t n)
{
    ldisc_input(&console.ldisc, bytes, n);
}

static const struct serial_listener serial_input = { serial_room, serial_receive };

static void keyboard_input(const char *bytes, size_t n)
{
    if (ldisc_room(&console.ldisc) >= n)
        ldisc_input(&console.ldisc, (const uint8_t *)bytes, n);
}

static int terminal_open(struct inode *inode, struct file *file)
{
    int error = tty_open(&console, file, false);

    (void)inode;
    if (!error)
        tty_offer_controlling(&console, file);
    return error;
}

/* Never becomes a controlling terminal by being opened, only by TIOCSCTTY, as on Linux. */
static int console_open(struct inode *inode, struct file *file)
{
    (void)inode;
    return tty_open(&console, file, true);
}

static const struct file_ops terminal_ops = { .open = terminal_open };
static const struct file_ops console_ops = { .open = console_open };

void console_tty_init(void)
{
    tty_setup(&console, &console_driver, ABI_MAKEDEV(TTY_MAJOR, SERIAL_MINOR));
    if (vga_present()) {
        console.size.ws_row = VGA_ROWS;
        console.size.ws_col = VGA_COLUMNS;
    }
    chrdev_register(TTYAUX_MAJOR, 1, "console", 0600, &console_ops);
    chrdev_register(TTY_MAJOR, SERIAL_MINOR, "ttyS0", 0600, &terminal_ops);
    chrdev_register(TTY_MAJOR, 0, "tty0", 0600, &terminal_ops);
    serial_listen(SERIAL_COM1, &serial_input);
    keyboard_init(keyboard_input);
}
