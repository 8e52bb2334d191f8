/* proc(5): /proc/self, exe, cmdline, comm, stat, fd, maps, cwd. */
#include "support.h"

int main(int argc, char **argv)
{
    char text[4096], link[256], path[64], *end;
    ssize_t length;
    int fds[2], entries = 0, pid;

    (void)argc;
    length = readlink("/proc/self", link, sizeof link - 1);
    link[length > 0 ? length : 0] = 0;
    is_int(atoi(link), getpid(), "/proc/self links to the pid");
    length = read_whole_file("/proc/self/cmdline", text, sizeof text);
    ok(length > 0 && strcmp(text, argv[0]) == 0 && length == (ssize_t)strlen(argv[0]) + 1,
       "cmdline has the arguments, each ended by a NUL");
    length = readlink("/proc/self/exe", link, sizeof link - 1);
    ok(length > 0 && memmem(link, length, "proc_self_describes", 19), "exe links to the program");
    read_whole_file("/proc/self/stat", text, sizeof text);
    pid = strtol(text, &end, 10);
    ok(pid == getpid() && strncmp(end, " (proc_self_descr) R ", 21) == 0,
       "stat has pid, name and state");
    make_pipe(fds);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fds[0]);
    length = readlink(path, link, sizeof link - 1);
    ok(length > 7 && memcmp(link, "pipe:[", 6) == 0, "fd/N links to a pipe by its number");
    DIR *dir = opendir("/proc/self/fd");
    while (dir && readdir(dir))
        entries++;
    ok(entries >= 2 + 3 + 2 + 1, "fd lists what is open");
    read_whole_file("/proc/self/maps", text, sizeof text);
    ok(strstr(text, "r-xp") && strstr(text, "rw-p"), "maps shows code and data");
    ok(access("/proc/999999", F_OK) < 0 && errno == ENOENT, "a process that is not there has none");
    ok(chdir("/tmp") == 0 && readlink("/proc/self/cwd", link, sizeof link) == 4
       && memcmp(link, "/tmp", 4) == 0, "cwd links to the working folder");
    return done_testing();
}
