/*
 * proc(5): who may not trace a process (ptrace(2), PTRACE_MODE_READ) reads its stat without
 * addresses, and not its maps, environ, exe, cwd and fd; the rest is for everybody.
 */
#include "support.h"

static pid_t other;

static int opens(const char *file)
{
    char path[64];
    int fd;

    snprintf(path, sizeof path, "/proc/%d/%s", other, file);
    fd = open(path, O_RDONLY);
    if (fd >= 0)
        close(fd);
    return fd >= 0 ? 0 : errno;
}

static int links(const char *file)
{
    char path[64], text[256];

    snprintf(path, sizeof path, "/proc/%d/%s", other, file);
    return readlink(path, text, sizeof text) >= 0 ? 0 : errno;
}

/* Field `number` of its stat line, counted from 1. */
static unsigned long long stat_field(int number)
{
    char path[64], text[1024], *field;

    snprintf(path, sizeof path, "/proc/%d/stat", other);
    if (read_whole_file(path, text, sizeof text) <= 0)
        return 12345;
    field = strrchr(text, ')') + 2;
    for (int i = 3; i < number; i++)
        field = strchr(field, ' ') + 1;
    return strtoull(field, NULL, 10);
}

static void look(void)
{
    if (become_user(NOBODY) < 0)
        _exit(1);
    if (stat_field(26) != 1 || stat_field(27) != 1 || stat_field(28) != 0)
        _exit(2);
    for (int number = 45; number <= 52; number++)
        if (stat_field(number) != 0)
            _exit(3);
    if (stat_field(35) != 0)
        _exit(4);
    if (stat_field(32) != MASK_BIT(SIGUSR1) || status_mask(other, "SigBlk") != MASK_BIT(SIGUSR1))
        _exit(5);
    if (opens("maps") != EACCES || opens("environ") != EACCES || opens("auxv") != EACCES)
        _exit(6);
    if (links("exe") != EACCES || links("cwd") != EACCES || opens("exe") != EACCES)
        _exit(7);
    if (opens("fd") != EACCES)
        _exit(8);
    if (opens("cmdline") != 0 || opens("comm") != 0 || opens("limits") != 0)
        _exit(9);
}

static void wait_in_pause(void)
{
    unblock_all();
    block_signal(SIGUSR1);
    for (;;)
        pause();
}

int main(void)
{
    need_root();
    other = start_child(wait_in_pause);
    wait_until_asleep(other);
    ok(stat_field(26) > 1 && stat_field(28) > 1, "root sees addresses in stat");
    is_int(stat_field(35), 1, "and that it waits in the kernel");
    ok(opens("maps") == 0 && links("exe") == 0 && links("cwd") == 0, "maps, exe and cwd");
    is_exit(run_child(look), 0, "another user sees its signals, but no address, no maps, no exe");
    end_child(other);
    return done_testing();
}
