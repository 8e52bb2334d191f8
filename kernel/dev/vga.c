/*
 * The VGA text screen. The cells are kept in memory too, so that scrolling never reads the slow
 * video memory. Text runs through a small state machine for escape sequences.
 * Entry points: vga_init, vga_write.
 */
#include "dev/vga.h"

#include "arch/port.h"
#include "lib/string.h"
#include "mm/page.h"

#define VGA_MEMORY        0xb8000
#define CRTC_INDEX        0x3d4
#define CRTC_DATA         0x3d5
#define CRTC_CURSOR_START 0x0a
#define CRTC_CURSOR_HIGH  0x0e
#define CRTC_CURSOR_LOW   0x0f
#define CURSOR_HIDDEN     0x20

#define PARAMETERS_MAX    8
#define CELLS             (VGA_COLUMNS * VGA_ROWS)

enum vga_state { TEXT, ESCAPE, SEQUENCE, CHARSET };

static struct vga {
    volatile uint16_t *memory; /* NULL: no screen */
    uint16_t cells[CELLS];
    unsigned row, column; /* column may be VGA_COLUMNS: the next character wraps */
    unsigned saved_row, saved_column;
    uint8_t foreground, background;
    bool bold, reverse, cursor_hidden;
    enum vga_state state;
    bool private_sequence; /* began with '?' */
    unsigned parameters[PARAMETERS_MAX], count;
} vga = { .foreground = 7 };

static uint8_t vga_attribute(void)
{
    uint8_t front = vga.foreground | (vga.bold ? 8 : 0);

    return vga.reverse ? vga.background | (vga.foreground << 4) : front | (vga.background << 4);
}

static void vga_set_cell(unsigned index, uint8_t character)
{
    vga.cells[index] = character | vga_attribute() << 8;
    vga.memory[index] = vga.cells[index];
}

static void vga_blank(unsigned from, unsigned to)
{
    for (unsigned i = from; i < to; i++)
        vga_set_cell(i, ' ');
}

/* Moves count cells from one index to another and shows them. */
static void vga_move_cells(unsigned to, unsigned from, unsigned count)
{
    memmove(&vga.cells[to], &vga.cells[from], count * sizeof(vga.cells[0]));
    for (unsigned i = to; i < to + count; i++)
        vga.memory[i] = vga.cells[i];
}

static void vga_line_feed(void)
{
    if (vga.row + 1 < VGA_ROWS) {
        vga.row++;
        return;
    }
    vga_move_cells(0, VGA_COLUMNS, CELLS - VGA_COLUMNS);
    vga_blank(CELLS - VGA_COLUMNS, CELLS);
}

static void vga_show_cursor(void)
{
    unsigned column = MIN(vga.column, (unsigned)VGA_COLUMNS - 1);
    unsigned position = vga.row * VGA_COLUMNS + column;

    port_out8(CRTC_INDEX, CRTC_CURSOR_HIGH);
    port_out8(CRTC_DATA, position >> 8);
    port_out8(CRTC_INDEX, CRTC_CURSOR_LOW);
    port_out8(CRTC_DATA, position & 0xff);
}

static void vga_hide_cursor(bool hidden)
{
    vga.cursor_hidden = hidden;
    port_out8(CRTC_INDEX, CRTC_CURSOR_START);
    port_out8(CRTC_DATA, hidden ? CURSOR_HIDDEN : 14);
}

static void vga_put_glyph(uint8_t byte)
{
    if (byte >= 0x80 && byte < 0xc0)
        return; /* the rest of a UTF-8 sequence, which its first byte stands for */
    if (vga.column == VGA_COLUMNS) {
        vga.column = 0;
        vga_line_feed();
    }
    vga_set_cell(vga.row * VGA_COLUMNS + vga.column, byte < 0x80 ? byte : '?');
    vga.column++;
}

static void vga_put_text(uint8_t byte)
{
    switch (byte) {
    case '\033': vga.state = ESCAPE; break;
    case '\b':
        if (vga.column > 0)
            vga.column = MIN(vga.column, (unsigned)VGA_COLUMNS) - 1;
        break;
    case '\t': vga.column = MIN((vga.column | 7) + 1, (unsigned)VGA_COLUMNS - 1); break;
    case '\n':
    case '\v':
    case '\f': vga_line_feed(); break;
    case '\r': vga.column = 0; break;
    default:
        if (byte >= ' ' && byte != 0x7f)
            vga_put_glyph(byte);
    }
}

/* Parameter n of the sequence, or fallback if it is absent or 0. */
static unsigned vga_parameter(unsigned n, unsigned fallback)
{
    return n < vga.count && vga.parameters[n] ? vga.parameters[n] : fallback;
}

static void vga_go(unsigned row, unsigned column)
{
    vga.row = MIN(row, (unsigned)VGA_ROWS - 1);
    vga.column = MIN(column, (unsigned)VGA_COLUMNS - 1);
}

static void vga_erase_display(unsigned how)
{
    unsigned here = vga.row * VGA_COLUMNS + MIN(vga.column, (unsigned)VGA_COLUMNS - 1);

    if (how == 0)
        vga_blank(here, CELLS);
    else if (how == 1)
        vga_blank(0, here + 1);
    else
        vga_blank(0, CELLS);
}

static void vga_erase_line(unsigned how)
{
    unsigned start = vga.row * VGA_COLUMNS;
    unsigned here = start + MIN(vga.column, (unsigned)VGA_COLUMNS - 1);

    if (how == 0)
        vga_blank(here, start + VGA_COLUMNS);
    else if (how == 1)
        vga_blank(start, here + 1);
    else
        vga_blank(start, start + VGA_COLUMNS);
}

/* Opens (or closes) a gap of count cells at here within the cells up to end. */
static void vga_shift(unsigned here, unsigned end, unsigned count, bool open)
{
    count = MIN(count, end - here);
    if (open) {
        vga_move_cells(here + count, here, end - here - count);
        vga_blank(here, here + count);
    } else {
        vga_move_cells(here, here + count, end - here - count);
        vga_blank(end - count, end);
    }
}

static void vga_colour(unsigned code)
{
    /* ANSI counts red, green, blue from bit 0; VGA blue, green, red. */
    static const uint8_t map[8] = { 0, 4, 2, 6, 1, 5, 3, 7 };

    switch (code) {
    case 0:
        vga.foreground = 7;
        vga.background = 0;
        vga.bold = vga.reverse = false;
        break;
    case 1: vga.bold = true; break;
    case 7: vga.reverse = true; break;
    case 22: vga.bold = false; break;
    case 27: vga.reverse = false; break;
    case 30 ... 37: vga.foreground = map[code - 30]; break;
    case 39: vga.foreground = 7; break;
    case 40 ... 47: vga.background = map[code - 40]; break;
    case 49: vga.background = 0; break;
    case 90 ... 97: vga.foreground = map[code - 90] | 8; break;
    }
}

static void vga_save_cursor(void)
{
    vga.saved_row = vga.row;
    vga.saved_column = vga.column;
}

static void vga_edit_sequence(uint8_t final)
{
    unsigned line = vga.row * VGA_COLUMNS;
    unsigned here = line + MIN(vga.column, (unsigned)VGA_COLUMNS - 1);
    unsigned rows = MIN(vga_parameter(0, 1), (unsigned)VGA_ROWS) * VGA_COLUMNS;

    switch (final) {
    case 'J': vga_erase_display(vga_parameter(0, 0)); break;
    case 'K': vga_erase_line(vga_parameter(0, 0)); break;
    case 'L': vga_shift(line, CELLS, rows, true); break;
    case 'M': vga_shift(line, CELLS, rows, false); break;
    case 'P': vga_shift(here, line + VGA_COLUMNS, vga_parameter(0, 1), false); break;
    case '@': vga_shift(here, line + VGA_COLUMNS, vga_parameter(0, 1), true); break;
    case 'm':
        for (unsigned i = 0; i < MAX(vga.count, 1u); i++)
            vga_colour(vga_parameter(i, 0));
        break;
    }
}

static void vga_end_sequence(uint8_t final)
{
    unsigned n = MIN(vga_parameter(0, 1), 255u);

    vga.state = TEXT;
    if (vga.private_sequence) {
        if (vga_parameter(0, 0) == 25 && (final == 'h' || final == 'l'))
            vga_hide_cursor(final == 'l');
        return;
    }
    switch (final) {
    case 'A': vga_go(vga.row - MIN(n, vga.row), vga.column); break;
    case 'B': vga_go(vga.row + n, vga.column); break;
    case 'C': vga_go(vga.row, vga.column + n); break;
    case 'D': vga_go(vga.row, vga.column - MIN(n, vga.column)); break;
    case 'G': vga_go(vga.row, n - 1); break;
    case 'd': vga_go(n - 1, vga.column); break;
    case 'H':
    case 'f': vga_go(n - 1, vga_parameter(1, 1) - 1); break;
    case 's': vga_save_cursor(); break;
    case 'u': vga_go(vga.saved_row, vga.saved_column); break;
    default: vga_edit_sequence(final);
    }
}

static void vga_put_escape(uint8_t byte)
{
    vga.state = TEXT;
    switch (byte) {
    case '[':
        vga.state = SEQUENCE;
        vga.private_sequence = false;
        vga.count = 0;
        memset(vga.parameters, 0, sizeof(vga.parameters));
        break;
    case '(':
    case ')': vga.state = CHARSET; break;
    case '7': vga_save_cursor(); break;
    case '8': vga_go(vga.saved_row, vga.saved_column); break;
    case 'M':
        if (vga.row > 0)
            vga.row--;
        else
            vga_shift(0, CELLS, VGA_COLUMNS, true);
        break;
    case 'c':
        vga_colour(0);
        vga_blank(0, CELLS);
        vga_go(0, 0);
        break;
    }
}

static void vga_put_sequence(uint8_t byte)
{
    if (byte == '?') {
        vga.private_sequence = true;
    } else if (byte >= '0' && byte <= '9') {
        vga.count = MAX(vga.count, 1u);
        unsigned *parameter = &vga.parameters[vga.count - 1];
        *parameter = MIN(*parameter * 10 + (byte - '0'), 9999u);
    } else if (byte == ';') {
        vga.count = MIN(MAX(vga.count, 1u) + 1, (unsigned)PARAMETERS_MAX);
    } else if (byte >= 0x40) {
        vga_end_sequence(byte);
    }
}

bool vga_present(void)
{
    return vga.memory;
}

void vga_init(void)
{
    volatile uint16_t *memory = phys_to_virt(VGA_MEMORY);

    memory[0] = 0x0755;
    memory[1] = 0x07aa;
    if (memory[0] != 0x0755 || memory[1] != 0x07aa)
        return;
    vga.memory = memory;
    vga_blank(0, CELLS);
    vga_hide_cursor(false);
    vga_show_cursor();
}

void vga_write(const void *bytes, size_t n)
{
    const uint8_t *text = bytes;

    if (!vga.memory)
        return;
    for (size_t i = 0; i < n; i++) {
        switch (vga.state) {
        case TEXT: vga_put_text(text[i]); break;
        case ESCAPE: vga_put_escape(text[i]); break;
        case SEQUENCE: vga_put_sequence(text[i]); break;
        case CHARSET: vga.state = TEXT; break;
        }
    }
    vga_show_cursor();
}
