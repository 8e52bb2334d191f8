/*
 * proc(5): meminfo, uptime, cpuinfo, mounts, stat, loadavg, filesystems, sys/kernel: what
 * programs read first.
 */
#include "support.h"

static char text[65536];

static int has(const char *path, const char *part)
{
    return read_whole_file(path, text, sizeof text) > 0 && strstr(text, part) != NULL;
}

int main(void)
{
    double up = 0, idle = 0;

    ok(has("/proc/meminfo", "MemTotal:") && strstr(text, "MemFree:") && strstr(text, " kB\n"),
       "meminfo has MemTotal and MemFree in kB");
    ok(read_whole_file("/proc/uptime", text, sizeof text) > 0
       && sscanf(text, "%lf %lf", &up, &idle) == 2 && up > 0, "uptime has two numbers");
    ok(has("/proc/cpuinfo", "processor\t: 0\n") && strstr(text, "flags\t\t: fpu"),
       "cpuinfo has processor 0 and its flags");
    ok(has("/proc/mounts", " /proc proc "), "mounts has proc");
    ok(has("/proc/stat", "cpu ") && strstr(text, "cpu0 ") && strstr(text, "btime "),
       "stat has cpu, cpu0 and btime");
    ok(has("/proc/loadavg", "/"), "loadavg is there");
    ok(has("/proc/filesystems", "nodev\tproc"), "filesystems has proc");
    ok(has("/proc/sys/kernel/pid_max", "\n"), "sys/kernel/pid_max is there");
    ok(has("/proc/sys/kernel/core_pattern", "\n"), "sys/kernel/core_pattern is there");
    ok(has("/proc/sys/kernel/ostype", "Linux\n"), "sys/kernel/ostype is Linux");
    ok(has("/proc/self/statm", " "), "self/statm is there");
    ok(has("/proc/self/limits", "Max open files"), "self/limits is there");
    fails_with(open("/proc/new", O_RDWR | O_CREAT, 0600), ENOENT, "nothing can be made in /proc");
    return done_testing();
}
