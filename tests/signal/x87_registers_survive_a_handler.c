/* The x87 stack, its control and its status are in the frame. */
#include "registers.h"

static volatile int spinning = 5;

static void on_alarm(int signal)
{
    (void)signal;
    __asm__ volatile("fninit\n fldz\n fldz\n fldz\n fldz");
    if (--spinning)
        alarm_soon();
}

int main(void)
{
    unsigned short control = 0x0e7f, control_after, status_before, status_after;
    long double values[8];
    int wrong = 0;

    set_simple_action(SIGALRM, on_alarm);
    alarm_soon();
    __asm__ volatile("fninit\n fldcw %1\n fld1\n fldpi\n fldl2e\n fldl2t\n fldlg2\n fldln2\n fldz\n"
                     "fld1\n fnstsw %0" : "=m"(status_before) : "m"(control));
    while (spinning)
        ;
    __asm__ volatile("fnstsw %1\n fnstcw %0\n"
                     "fstpt %2\n fstpt %3\n fstpt %4\n fstpt %5\n fstpt %6\n"
                     "fstpt %7\n fstpt %8\n fstpt %9\n fninit"
                     : "=m"(control_after), "=m"(status_after), "=m"(values[0]), "=m"(values[1]),
                       "=m"(values[2]), "=m"(values[3]), "=m"(values[4]), "=m"(values[5]),
                       "=m"(values[6]), "=m"(values[7]));
    is_int(control_after, control, "the control word is unchanged");
    is_int(status_after & 0x3800, status_before & 0x3800, "the top of stack is unchanged");
    wrong += values[0] != 1.0L || values[1] != 0.0L || values[7] != 1.0L;
    wrong += values[6] < 3.14159265358979L || values[6] > 3.1415926535898L;
    is_int(wrong, 0, "the values are unchanged");
    return done_testing();
}
