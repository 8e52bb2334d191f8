/*
 * proc(5), /proc/PID/status: the lines, their order and form; those about memory are left out for a
 * zombie. Linux has more lines between them, by version and configuration.
 */
#include "support.h"

#include <fnmatch.h>
#include <sys/prctl.h>

struct line {
    const char *name, *form; /* form: a pattern of what follows the name */
    int is_memory;
};

#define NUMBER   "\t+([0-9])"
#define KILOBYTE "\t*( )+([0-9]) kB"
#define SET      "\t[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]" \
                 "[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]"
#define FOUR     NUMBER NUMBER NUMBER NUMBER

static const struct line lines[] = {
    { "Name", "\t*", 0 },
    { "Umask", "\t0[0-7][0-7][0-7]", 1 },
    { "State", "\t[RSZ] (+([a-z]))", 0 },
    { "Tgid", NUMBER, 0 }, { "Ngid", "\t0", 0 }, { "Pid", NUMBER, 0 }, { "PPid", NUMBER, 0 },
    { "TracerPid", "\t0", 0 },
    { "Uid", FOUR, 0 }, { "Gid", FOUR, 0 }, { "FDSize", NUMBER, 0 },
    { "Groups", "\t*([0-9 ]) ", 0 },
    { "NStgid", "+(" NUMBER ")", 0 }, { "NSpid", "+(" NUMBER ")", 0 },
    { "NSpgid", "+(" NUMBER ")", 0 }, { "NSsid", "+(" NUMBER ")", 0 },
    { "VmPeak", KILOBYTE, 1 }, { "VmSize", KILOBYTE, 1 }, { "VmLck", KILOBYTE, 1 },
    { "VmPin", KILOBYTE, 1 }, { "VmHWM", KILOBYTE, 1 }, { "VmRSS", KILOBYTE, 1 },
    { "VmData", KILOBYTE, 1 }, { "VmStk", KILOBYTE, 1 }, { "VmExe", KILOBYTE, 1 },
    { "VmLib", KILOBYTE, 1 }, { "VmSwap", KILOBYTE, 1 },
    { "CoreDumping", "\t0", 1 }, { "THP_enabled", "\t[01]", 1 },
    { "Threads", "\t1", 0 }, { "SigQ", NUMBER "/+([0-9])", 0 },
    { "SigPnd", SET, 0 }, { "ShdPnd", SET, 0 }, { "SigBlk", SET, 0 }, { "SigIgn", SET, 0 },
    { "SigCgt", SET, 0 },
    { "CapInh", SET, 0 }, { "CapPrm", SET, 0 }, { "CapEff", SET, 0 }, { "CapBnd", SET, 0 },
    { "CapAmb", SET, 0 }, { "NoNewPrivs", "\t0", 0 }, { "Seccomp", "\t[0-9]", 0 },
    { "Cpus_allowed", "\t+([0-9a-f,])", 0 }, { "Cpus_allowed_list", "\t+([-0-9,])", 0 },
    { "Mems_allowed", "\t+([0-9a-f,])", 0 }, { "Mems_allowed_list", "\t+([-0-9,])", 0 },
    { "voluntary_ctxt_switches", NUMBER, 0 }, { "nonvoluntary_ctxt_switches", NUMBER, 0 },
};

/* The next of our lines is found from `text` on: where it ends, or NULL. */
static const char *find_line(const char *text, const struct line *line)
{
    size_t length = strlen(line->name);
    char rest[4096];

    for (; *text; text = strchr(text, '\n') + 1) {
        if (strncmp(text, line->name, length) || text[length] != ':')
            continue;
        snprintf(rest, sizeof rest, "%.*s", (int)strcspn(text + length + 1, "\n"),
                 text + length + 1);
        if (fnmatch(line->form, rest, FNM_EXTMATCH)) {
            diag("%s:%s", line->name, rest);
            return NULL;
        }
        return strchr(text, '\n') + 1;
    }
    return NULL;
}

static void check_status(pid_t pid, int has_memory, const char *whose)
{
    char path[64], text[8192];
    const char *next = text;
    int missing = 0;

    snprintf(path, sizeof path, "/proc/%d/status", pid);
    read_whole_file(path, text, sizeof text);
    for (unsigned i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *behind = has_memory || !lines[i].is_memory ? find_line(next, &lines[i]) : next;

        if (!behind)
            diag("%s is not there, or out of order", lines[i].name);
        missing += !behind;
        next = behind ? behind : next;
    }
    is_int(missing, 0, "%s: each line is there, in its form and order", whose);
    if (!has_memory)
        ok(!strstr(text, "\nVmSize") && !strstr(text, "\nUmask"), "%s: none about memory", whose);
}

static void nothing(void)
{
}

int main(void)
{
    pid_t child = start_child(nothing);
    char text[8192];

    check_status(getpid(), 1, "a process");
    waitid(P_PID, child, NULL, WEXITED | WNOWAIT);
    check_status(child, 0, "a zombie");
    wait_for(child);
    prctl(PR_SET_NAME, "a\nb\\c d");
    is_str(status_field(getpid(), "Name"), "a\\nb\\\\c d", "Name: a newline and \\ are escaped");
    read_whole_file("/proc/self/stat", text, sizeof text);
    ok(strstr(text, "(a\nb\\c d)"), "which they are not in stat");
    return done_testing();
}
