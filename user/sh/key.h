/* What is typed at the line editor: a byte, or one of these keys (key.c). */
#ifndef SH_KEY_H
#define SH_KEY_H

enum key {
    KEY_CTRL_A = 1,
    KEY_CTRL_B,
    KEY_CTRL_C,
    KEY_CTRL_D,
    KEY_CTRL_E,
    KEY_CTRL_F,
    KEY_CTRL_G,
    KEY_CTRL_H,
    KEY_TAB,
    KEY_NEWLINE,
    KEY_CTRL_K,
    KEY_CTRL_L,
    KEY_ENTER,
    KEY_CTRL_N = 14,
    KEY_CTRL_P = 16,
    KEY_CTRL_R = 18,
    KEY_CTRL_U = 21,
    KEY_CTRL_W = 23,
    KEY_CTRL_Y = 25,
    KEY_ESCAPE = 27,
    KEY_BACKSPACE = 127,
    KEY_UP = 256,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    KEY_DELETE,
    KEY_WORD_LEFT,
    KEY_WORD_RIGHT,
    KEY_WORD_DELETE,
    KEY_NONE,
    KEY_END_OF_INPUT,
};

/*
 * The next byte or enum key. Traps run while it waits; what they print has the line drawn again
 * behind it.
 */
int key_read(void);

/* edit.c: draws the line that is being edited. */
void edit_refresh(void);

#endif
