/*
 * A fault inside a call that can be resolved (untouched memory, copy-on-write, stack growth) is
 * invisible.
 */
#include "support.h"

static char shared_page[4096] = "parent";

static void write_through_a_call(void)
{
    int fds[2];

    make_pipe(fds);
    if (write(fds[1], "child!", 6) != 6 || read(fds[0], shared_page, 6) != 6)
        _exit(1);
    _exit(memcmp(shared_page, "child!", 6) == 0 ? 0 : 2);
}

int main(void)
{
    char *fresh = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int fds[2];
    int nonzero = 0;

    make_pipe(fds);
    is_int(write(fds[1], fresh, 40000), 40000, "untouched memory can be written from");
    is_int(read(fds[0], fresh + 20000, 40000), 40000, "and read into");
    for (int i = 0; i < 65536; i++)
        nonzero += fresh[i] != 0;
    is_int(nonzero, 0, "it is all zero");
    is_exit(run_child(write_through_a_call), 0, "a read into a copy-on-write page copies it");
    is_str(shared_page, "parent", "the parent's page is unchanged");
    return done_testing();
}
