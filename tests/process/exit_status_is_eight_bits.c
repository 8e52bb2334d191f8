/*
 * exit(3): "the least significant byte of status (i.e., status & 0xFF) is returned to the parent".
 */
#include "support.h"

static int code;

static void leave(void)
{
    _exit(code);
}

int main(void)
{
    static const int codes[] = { 0, 1, 127, 128, 255, 256, 257, -1, INT_MAX };

    for (unsigned i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        code = codes[i];
        is_exit(run_child(leave), codes[i] & 0xff, "_exit(%d)", codes[i]);
    }
    return done_testing();
}
