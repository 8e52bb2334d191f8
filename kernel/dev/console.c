/* The kernel console: sends text to COM1 and the VGA screen. */
#include "dev/console.h"

#include "dev/serial.h"
#include "dev/vga.h"

void console_init(void)
{
    vga_init();
}

void console_put(const void *bytes, size_t n)
{
    serial_put(SERIAL_COM1, bytes, n);
    vga_write(bytes, n);
}

void console_write(const void *bytes, size_t n)
{
    const char *text = bytes;
    size_t start = 0;

    for (size_t i = 0; i < n; i++) {
        if (text[i] != '\n')
            continue;
        console_put(text + start, i - start);
        console_put("\r\n", 2);
        start = i + 1;
    }
    console_put(text + start, n - start);
}
