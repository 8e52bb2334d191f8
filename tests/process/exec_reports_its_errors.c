/* execve(2): ENOENT, EACCES, ENOEXEC, ENOTDIR, ELOOP, EFAULT, ENAMETOOLONG; the caller lives on. */
#include "support.h"

static long exec_raw(const char *path, void *arguments, void *environment)
{
    return syscall(SYS_execve, path, arguments, environment);
}

int main(void)
{
    char *arguments[] = { (char *)"x", NULL };
    char name[5000];

    enter_scratch_dir(0755);
    write_file("text", "just text, no program\n");
    write_file("empty", "");
    write_file("plain", "\177ELF");
    chmod("text", 0755);
    chmod("empty", 0755);
    fails_with(exec_raw("missing", arguments, NULL), ENOENT, "a file that is not there");
    fails_with(exec_raw("text/x", arguments, NULL), ENOTDIR, "a path through a file");
    fails_with(exec_raw("plain", arguments, NULL), EACCES, "a file without execute permission");
    fails_with(exec_raw(".", arguments, NULL), EACCES, "a folder");
    fails_with(exec_raw("text", arguments, NULL), ENOEXEC, "a file that is no program");
    fails_with(exec_raw("empty", arguments, NULL), ENOEXEC, "an empty file");
    chmod("plain", 0755);
    fails_with(exec_raw("plain", arguments, NULL), ENOEXEC, "a cut ELF header");
    fails_with(exec_raw("", arguments, NULL), ENOENT, "an empty path");
    if (symlink("loop", "loop") < 0)
        bail_out("symlink failed");
    fails_with(exec_raw("loop", arguments, NULL), ELOOP, "a loop of links");
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = 0;
    fails_with(exec_raw(name, arguments, NULL), ENAMETOOLONG, "a path too long");
    fails_with(exec_raw((char *)8, arguments, NULL), EFAULT, "a bad path");
    fails_with(exec_raw("/proc/self/exe", (void *)8, NULL), EFAULT, "bad arguments");
    fails_with(exec_raw("/proc/self/exe", arguments, (void *)8), EFAULT, "a bad environment");
    arguments[0] = (char *)8;
    fails_with(exec_raw("/proc/self/exe", arguments, NULL), EFAULT, "a bad argument");
    return done_testing();
}
