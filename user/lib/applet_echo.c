/* echo [-neE] [word …] */
#include <stdio.h>
#include <string.h>

#include "applet.h"
#include "text.h"

/* Prints text with its escapes; 0 if \c asks for the end of all output. */
static int print_escaped(const char *text)
{
    while (*text != '\0') {
        if (*text != '\\') {
            putchar(*text++);
            continue;
        }
        text++;
        if (*text == 'c')
            return 0;
        int octal = *text == '0';
        const char *digits = text + octal;
        int c = octal ? text_escape(&digits, 3) : text_escape(&text, 0);
        if (octal)
            text = digits;
        putchar(c >= 0 ? c : octal ? '\0' : '\\');
    }
    return 1;
}

int applet_echo(int argc, char **argv)
{
    int newline = 1, escapes = 0, first = 1;

    for (; first < argc && argv[first][0] == '-'; first++) {
        const char *letters = argv[first] + 1;
        if (*letters == '\0' || letters[strspn(letters, "neE")] != '\0')
            break;
        for (; *letters != '\0'; letters++) {
            if (*letters == 'n')
                newline = 0;
            else
                escapes = *letters == 'e';
        }
    }
    for (int i = first; i < argc; i++) {
        if (i > first)
            putchar(' ');
        if (!escapes)
            fputs(argv[i], stdout);
        else if (!print_escaped(argv[i]))
            return 0;
    }
    if (newline)
        putchar('\n');
    return 0;
}
