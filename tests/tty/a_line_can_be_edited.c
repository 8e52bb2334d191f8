/* termios(3), canonical mode: ERASE, KILL, WERASE, LNEXT, REPRINT, and what they show. */
#include "pty.h"

int main(void)
{
    pty_open();
    pty_type("abc\177\177x\n");
    pty_shows("abc\b \b\b \bx\r\n", "ERASE wipes the last character");
    pty_gives("ax\n", "and takes it from the line");
    pty_type("abc\025xy\n");
    pty_shows("abc\b \b\b \b\b \bxy\r\n", "KILL wipes the line");
    pty_gives("xy\n", "and begins it anew");
    pty_type("foo bar-baz  \027q\n");
    pty_gives("foo bar-q\n", "WERASE takes the last word and the blanks behind it");
    pty_read(pty_master, 31);
    pty_type("a\026\003b\026\177c\n");
    pty_gives("a\003b\177c\n", "LNEXT makes the next character data");
    pty_shows("a^\b^Cb^\b^?c\r\n", "it is shown with a caret");
    pty_type("abc\022d\n");
    pty_shows("abc^R\r\nabcd\r\n", "REPRINT shows the line again");
    pty_gives("abcd\n", "and leaves it as it is");
    pty_type("a\tb\177\177\177\n");
    pty_shows("a\tb\b \b\b\b\b\b\b\b\b\b \b\r\n", "an erased tab goes back to where it began");
    pty_gives("\n", "nothing of that line is left");
    return done_testing();
}
