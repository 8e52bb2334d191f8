/*
 * execve(2): "If the set-user-ID bit is set on the program file ..., then the effective user ID of
 * the calling process is changed to that of the owner of the program file"; AT_SECURE.
 */
#include "support.h"
#include <sys/auxv.h>

static int copy_self(const char *to)
{
    static char block[65536];
    int in = open("/proc/self/exe", O_RDONLY), out = open(to, O_WRONLY | O_CREAT, 0700);
    ssize_t n;

    while ((n = read(in, block, sizeof block)) > 0)
        if (write(out, block, n) != n)
            return -1;
    close(in);
    return close(out);
}

static void exec_copy(void)
{
    if (become_user(1001) < 0)
        _exit(1);
    execl("./copy", "copy", "after-exec", NULL);
    _exit(2);
}

static int after_exec(void)
{
    uid_t r, e, s;
    gid_t rg, eg, sg;

    getresuid(&r, &e, &s);
    getresgid(&rg, &eg, &sg);
    if (r != 1001 || e != 1002 || s != 1002)
        return 3;
    if (rg != 1001 || eg != 1003 || sg != 1003)
        return 4;
    return getauxval(AT_SECURE) == 1 ? 0 : 5;
}

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return after_exec();
    need_root();
    enter_scratch_dir(0755);
    if (copy_self("copy") < 0 || chown("copy", 1002, 1003) < 0 || chmod("copy", 06755) < 0)
        bail_out("no copy of this program");
    is_exit(run_child(exec_copy), 0, "real, effective and saved ids, and AT_SECURE, are right");
    return done_testing();
}
