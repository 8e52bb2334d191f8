/*
 * The PS/2 keyboard. The i8042 controller translates to scan code set 1: bit 7 is a release, 0xe0
 * begins the code of an extended key. Keys are looked up in two tables; shift state is held here.
 * Entry point: keyboard_init.
 */
#include "dev/keyboard.h"

#include "abi/signal.h"
#include "arch/arch.h"
#include "arch/port.h"
#include "dev/power.h"
#include "lib/string.h"

#define I8042_DATA      0x60
#define I8042_STATUS    0x64
#define STATUS_OUTPUT   0x01 /* a byte waits */
#define STATUS_MOUSE    0x20 /* and it is the mouse's */
#define KEYBOARD_IRQ    1

#define CODE_EXTENDED   0xe0
#define CODE_RELEASE    0x80
#define KEY_BACKSPACE   0x0e
#define KEY_CTRL        0x1d
#define KEY_SHIFT_LEFT  0x2a
#define KEY_SHIFT_RIGHT 0x36
#define KEY_ALT         0x38
#define KEY_CAPS        0x3a
#define KEY_DELETE      0x53
#define KEY_POWER       0x5e /* extended */
#define KEY_TAB         0x0f

static const char plain[] =
    "\0\0331234567890-=\177\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
static const char shifted[] =
    "\0\033!@#$%^&*()_+\177\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";

/* The keypad without its extended codes: 0x47–0x53 as with Num Lock on. */
static const char keypad[] = "789-456+1230.";

static struct keyboard {
    void (*input)(const char *bytes, size_t n);
    bool extended, shift, ctrl, alt, caps;
} keyboard;

/* The sequence of a key that has no character, or NULL. */
static const char *keyboard_sequence(uint8_t code)
{
    switch (code) {
    case 0x48: return "\033[A";
    case 0x50: return "\033[B";
    case 0x4d: return "\033[C";
    case 0x4b: return "\033[D";
    case 0x47: return "\033[H";
    case 0x4f: return "\033[F";
    case 0x52: return "\033[2~";
    case 0x53: return "\033[3~";
    case 0x49: return "\033[5~";
    case 0x51: return "\033[6~";
    case 0x1c: return "\r"; /* keypad Enter */
    case 0x35: return "/";  /* keypad */
    default: return NULL;
    }
}

/* F1–F4 and F5–F12 as xterm and VT220 number them. */
static const char *keyboard_function_key(uint8_t code)
{
    static const char *const keys[] = {
        "\033OP",   "\033OQ",   "\033OR",   "\033OS",   "\033[15~",
        "\033[17~", "\033[18~", "\033[19~", "\033[20~", "\033[21~"
    };

    if (code >= 0x3b && code <= 0x44)
        return keys[code - 0x3b];
    if (code == 0x57)
        return "\033[23~";
    return code == 0x58 ? "\033[24~" : NULL;
}

static void keyboard_send(const char *text)
{
    keyboard.input(text, strlen(text));
}

static char keyboard_with_ctrl(char c)
{
    if (c == ' ' || c == '2')
        return '@' & 0x1f;
    if (c == '/')
        return '_' & 0x1f;
    if ((c >= '@' && c <= '_') || (c >= 'a' && c <= 'z'))
        return c & 0x1f;
    return c;
}

static void keyboard_character(uint8_t code)
{
    char text[2] = { '\033', 0 };
    char c;

    if (code >= 0x47 && code <= 0x53)
        c = keypad[code - 0x47];
    else if (code < sizeof(plain) - 1)
        c = keyboard.shift ? shifted[code] : plain[code];
    else
        return;
    if (keyboard.caps && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
        c ^= 'a' ^ 'A';
    if (c == 0)
        return;
    text[1] = keyboard.ctrl ? keyboard_with_ctrl(c) : c;
    keyboard.input(keyboard.alt ? text : text + 1, keyboard.alt ? 2 : 1);
}

/* Shift keys: true if code was one. */
static bool keyboard_modifier(uint8_t code, bool pressed, bool extended)
{
    switch (code) {
    case KEY_SHIFT_LEFT:
    case KEY_SHIFT_RIGHT:
        if (!extended) /* an extended shift only brackets other extended codes */
            keyboard.shift = pressed;
        return true;
    case KEY_CTRL: keyboard.ctrl = pressed; return true;
    case KEY_ALT: keyboard.alt = pressed; return true;
    case KEY_CAPS: keyboard.caps ^= pressed; return true;
    default: return false;
    }
}

static void keyboard_press(uint8_t code, bool extended)
{
    const char *sequence = extended ? keyboard_sequence(code) : keyboard_function_key(code);

    if (code == KEY_DELETE && keyboard.ctrl && keyboard.alt)
        power_signal_init(SIGINT);
    else if (extended && code == KEY_POWER)
        power_signal_init(SIGPWR);
    else if (sequence)
        keyboard_send(sequence);
    else if (!extended && code == KEY_TAB && keyboard.shift)
        keyboard_send("\033[Z");
    else if (!extended)
        keyboard_character(code);
}

static void keyboard_take(uint8_t code)
{
    bool extended = keyboard.extended;
    bool pressed = !(code & CODE_RELEASE);

    if (code == CODE_EXTENDED) {
        keyboard.extended = true;
        return;
    }
    keyboard.extended = false;
    code &= ~CODE_RELEASE;
    if (!keyboard_modifier(code, pressed, extended) && pressed)
        keyboard_press(code, extended);
}

static void keyboard_interrupt(void *argument)
{
    uint8_t status;

    (void)argument;
    while ((status = port_in8(I8042_STATUS)) & STATUS_OUTPUT) {
        uint8_t code = port_in8(I8042_DATA);

        if (!(status & STATUS_MOUSE))
            keyboard_take(code);
    }
}

void keyboard_init(void (*input)(const char *bytes, size_t n))
{
    if (port_in8(I8042_STATUS) == 0xff)
        return; /* no controller */
    keyboard.input = input;
    for (int i = 0; i < 16 && (port_in8(I8042_STATUS) & STATUS_OUTPUT); i++)
        port_in8(I8042_DATA);
    arch_irq_install(KEYBOARD_IRQ, keyboard_interrupt, NULL);
}
