/*
 * core(5), prctl(2): no core file of a set-user-ID program, after a change of user ids, of a
 * program that may not be read, and with PR_SET_DUMPABLE 0; PR_SET_DUMPABLE 1 allows it again, and
 * exec of another program does.
 */
#include "core.h"
#include <sys/prctl.h>

static int dumpable, keep;
static const char *program;
static char self[PATH_MAX];

/* In the program that was run. */
static int crash_as_program(int set)
{
    if (set >= 0)
        prctl(PR_SET_DUMPABLE, set);
    dump_core();
    return 0;
}

static void crash(void)
{
    limit_core(RLIM_INFINITY);
    if (!keep && become_user(NOBODY) < 0)
        _exit(1);
    if (dumpable >= 0 && prctl(PR_SET_DUMPABLE, dumpable) < 0)
        _exit(2);
    if (program) {
        execl(program, program, "crash", "-1", NULL);
        _exit(3);
    }
    dump_core();
}

static int dumps(void)
{
    int status = run_child(crash);

    if (WIFEXITED(status))
        describe_status(status);
    unlink("core");
    return WIFSIGNALED(status) && WCOREDUMP(status);
}

static void copy_program(const char *to, mode_t mode, uid_t owner)
{
    char block[65536];
    int in = open(self, O_RDONLY), out = open(to, O_WRONLY | O_CREAT | O_CLOEXEC, 0700);
    ssize_t n;

    while ((n = read(in, block, sizeof block)) > 0)
        if (write(out, block, n) != n)
            bail_out("cannot copy");
    close(in);
    close(out);
    if (chown(to, owner, owner) < 0 || chmod(to, mode) < 0)
        bail_out("cannot change %s", to);
}

int main(int argc, char **argv)
{
    char value[16] = "";

    if (argc > 2)
        return crash_as_program(atoi(argv[2]));
    need_root();
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0)
        bail_out("no own path");
    if (read_whole_file("/proc/sys/fs/suid_dumpable", value, sizeof value) < 0
        || strcmp(value, "0\n") != 0)
        skip_all("suid_dumpable is set");
    need_core_files();
    is_int(prctl(PR_GET_DUMPABLE), 1, "a process is dumpable at first");
    fails_with(prctl(PR_SET_DUMPABLE, 2), EINVAL, "it cannot choose to be dumped as root");
    keep = 1;
    dumpable = -1;
    ok(dumps(), "it dumps");
    dumpable = 0;
    ok(!dumps(), "not with PR_SET_DUMPABLE 0");
    keep = 0;
    dumpable = -1;
    ok(!dumps(), "not after a change of its user ids");
    dumpable = 1;
    ok(dumps(), "but with PR_SET_DUMPABLE 1 again");
    dumpable = -1;
    copy_program("plain", 0755, 0);
    copy_program("unreadable", 0711, 0);
    copy_program("set-user-id", 04755, 0);
    program = "./plain";
    ok(dumps(), "and after it has run another program");
    program = "./unreadable";
    ok(!dumps(), "unless that may not be read");
    program = "./set-user-id";
    ok(!dumps(), "or is set-user-ID");
    keep = 1;
    dumpable = 0;
    program = "./plain";
    ok(dumps(), "exec makes a process dumpable that was not");
    return done_testing();
}
