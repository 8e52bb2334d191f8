/*
 * A handler that copies memory with vector instructions interrupts a program that does: both
 * copies are right.
 */
#include "support.h"

#define SIZE 5000

static unsigned char source[SIZE], target[SIZE], handler_source[SIZE], handler_target[SIZE];
static volatile int runs, handler_wrong;

static void copy_in_handler(int signal)
{
    (void)signal;
    memset(handler_target, 0, SIZE);
    memcpy(handler_target, handler_source, SIZE - runs % 64);
    handler_wrong += memcmp(handler_target, handler_source, SIZE - runs % 64) != 0;
    runs++;
}

int main(void)
{
    struct itimerval often = { { 0, 300 }, { 0, 300 } }, off = { { 0, 0 }, { 0, 0 } };
    int wrong = 0;

    for (int i = 0; i < SIZE; i++) {
        source[i] = i * 31;
        handler_source[i] = i * 17 + 5;
    }
    set_simple_action(SIGALRM, copy_in_handler);
    setitimer(ITIMER_REAL, &often, NULL);
    for (int i = 0; runs < 20; i++) {
        size_t length = SIZE - i % 128;

        memset(target, i, SIZE);
        memcpy(target, source, length);
        wrong += memcmp(target, source, length) != 0;
    }
    setitimer(ITIMER_REAL, &off, NULL);
    is_int(wrong, 0, "the program's copies are right");
    is_int(handler_wrong, 0, "the handler's copies are right");
    return done_testing();
}
