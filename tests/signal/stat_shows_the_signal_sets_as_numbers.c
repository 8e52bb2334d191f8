/*
 * proc(5), /proc/PID/stat: fields 31 to 34: signal, blocked, sigignore, sigcatch, as decimal
 * numbers of the first 31 signals.
 */
#include "support.h"

/* Field `number` of our own stat line, counted from 1. */
static unsigned long long stat_field(int number)
{
    char text[1024], *field;

    read_whole_file("/proc/self/stat", text, sizeof text);
    field = strrchr(text, ')') + 2;
    for (int i = 3; i < number; i++)
        field = strchr(field, ' ') + 1;
    return strtoull(field, NULL, 10);
}

int main(void)
{
    unsigned long long blocked = stat_field(32), ignored = stat_field(33), handled = stat_field(34);

    block_signal(SIGUSR1);
    ok(stat_field(32) == (blocked | MASK_BIT(SIGUSR1)), "field 32 has what is blocked");
    ignore_signal(SIGUSR2);
    ok(stat_field(33) == (ignored | MASK_BIT(SIGUSR2)), "field 33 has what is ignored");
    catch_signal(SIGHUP, 0);
    ok(stat_field(34) == (handled | MASK_BIT(SIGHUP)), "field 34 has what is caught");
    syscall(SYS_tgkill, getpid(), getpid(), SIGUSR1);
    ok(stat_field(31) == MASK_BIT(SIGUSR1), "field 31 has what is pending for the thread");
    is_int(stat_field(38), SIGCHLD, "field 38 is the signal of its end");
    return done_testing();
}
