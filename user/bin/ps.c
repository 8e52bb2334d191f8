/*
 * ps [-eAflj] [aux] [-p pid,…] [-o column,…]: processes. Without options, those of this terminal
 *     and user.
 * Columns: pid ppid pgid sid uid user tty stat s time etime vsz rss nlwp tpgid comm args
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/names.h"
#include "../lib/procinfo.h"
#include "../lib/text.h"

enum column {
    COLUMN_PID,
    COLUMN_PPID,
    COLUMN_PGID,
    COLUMN_SID,
    COLUMN_UID,
    COLUMN_USER,
    COLUMN_TTY,
    COLUMN_STAT,
    COLUMN_S,
    COLUMN_TIME,
    COLUMN_ETIME,
    COLUMN_VSZ,
    COLUMN_RSS,
    COLUMN_NLWP,
    COLUMN_TPGID,
    COLUMN_COMM,
    COLUMN_ARGS,
    COLUMN_COUNT,
};

/* A positive width is right-aligned, a negative one left-aligned. */
static const struct {
    const char *name, *title;
    int width;
} columns[COLUMN_COUNT] = {
    { "pid", "PID", 5 },        { "ppid", "PPID", 5 },      { "pgid", "PGID", 5 },
    { "sid", "SID", 5 },        { "uid", "UID", 5 },        { "user", "USER", -8 },
    { "tty", "TTY", -8 },       { "stat", "STAT", -4 },     { "s", "S", -1 },
    { "time", "TIME", 8 },      { "etime", "ELAPSED", 11 }, { "vsz", "VSZ", 7 },
    { "rss", "RSS", 6 },        { "nlwp", "NLWP", 4 },      { "tpgid", "TPGID", 5 },
    { "comm", "COMMAND", -15 }, { "args", "COMMAND", -15 },
};

enum { SHOWN_MAX = 32 };

static enum column shown[SHOWN_MAX];
static int shown_count;
static long ticks_per_second;
static double uptime;

static void show(enum column column)
{
    if (shown_count < SHOWN_MAX)
        shown[shown_count++] = column;
}

static void show_all_of(const enum column *list, int count)
{
    shown_count = 0;
    for (int i = 0; i < count; i++)
        show(list[i]);
}

static void parse_columns(char *text)
{
    for (char *name = strtok(text, ", "); name != NULL; name = strtok(NULL, ", ")) {
        int i = 0;
        if (strcmp(name, "cmd") == 0 || strcmp(name, "command") == 0)
            name = "args";
        if (strcmp(name, "state") == 0)
            name = "s";
        if (strcmp(name, "pgrp") == 0 || strcmp(name, "sess") == 0)
            name = *name == 'p' ? "pgid" : "sid";
        while (i < COLUMN_COUNT && strcmp(columns[i].name, name) != 0)
            i++;
        if (i == COLUMN_COUNT)
            err_exit(1, "%s: unknown column", name);
        show((enum column)i);
    }
}

static void time_text(unsigned long long seconds, int days, char *text, size_t size)
{
    unsigned long long hours = seconds / 3600;

    if (days && seconds < 3600)
        snprintf(text, size, "%02llu:%02llu", seconds / 60, seconds % 60);
    else if (days && hours >= 24)
        snprintf(text, size, "%llu-%02llu:%02llu:%02llu", hours / 24, hours % 24, seconds / 60 % 60,
                 seconds % 60);
    else
        snprintf(text, size, "%02llu:%02llu:%02llu", hours, seconds / 60 % 60, seconds % 60);
}

/*
 * The state letter, then s: leads a session, l: has threads, +: in the foreground of its
 * terminal.
 */
static void stat_text(const struct procinfo *process, char *text)
{
    *text++ = process->state;
    if (process->session == process->pid)
        *text++ = 's';
    if (process->threads > 1)
        *text++ = 'l';
    if (process->foreground == process->pgrp && process->tty != 0)
        *text++ = '+';
    *text = '\0';
}

static unsigned long long elapsed(const struct procinfo *process)
{
    double started = (double)process->start / (double)ticks_per_second;

    return uptime > started ? (unsigned long long)(uptime - started) : 0;
}

static const char *value_of(const struct procinfo *process, enum column column, char *text,
                            size_t size)
{
    char buffer[NAMES_SIZE];
    long long number = 0;

    switch (column) {
    case COLUMN_PID: number = process->pid; break;
    case COLUMN_PPID: number = process->ppid; break;
    case COLUMN_PGID: number = process->pgrp; break;
    case COLUMN_SID: number = process->session; break;
    case COLUMN_UID: number = process->uid; break;
    case COLUMN_VSZ: number = (long long)(process->size / 1024); break;
    case COLUMN_RSS: number = (long long)(process->resident / 1024); break;
    case COLUMN_NLWP: number = (long long)process->threads; break;
    case COLUMN_TPGID: number = process->foreground; break;
    case COLUMN_USER: snprintf(text, size, "%s", names_of_uid(process->uid, buffer)); return text;
    case COLUMN_TTY: snprintf(text, size, "%s", procinfo_tty(process->tty, buffer)); return text;
    case COLUMN_STAT: stat_text(process, text); return text;
    case COLUMN_S: snprintf(text, size, "%c", process->state); return text;
    case COLUMN_TIME:
        time_text((process->utime + process->stime) / (unsigned long)ticks_per_second, 0, text,
                  size);
        return text;
    case COLUMN_ETIME: time_text(elapsed(process), 1, text, size); return text;
    case COLUMN_COMM: return process->name;
    default: return process->command;
    }
    snprintf(text, size, "%lld", number);
    return text;
}

/* One line, cut at the terminal's width (0: not cut). process is NULL for the titles. */
static void print_line(const struct procinfo *process, int width)
{
    char line[1024], text[64];
    size_t length = 0;

    for (int i = 0; i < shown_count; i++) {
        enum column column = shown[i];
        const char *value =
            process != NULL ? value_of(process, column, text, sizeof text) : columns[column].title;
        int pad = i + 1 == shown_count && columns[column].width < 0 ? 0 : columns[column].width;
        if (length < sizeof line)
            length += (size_t)snprintf(line + length, sizeof line - length, "%s%*s",
                                       i > 0 ? " " : "", pad, value);
    }
    if (width > 0 && length > (size_t)width && width < (int)sizeof line)
        line[width] = '\0';
    puts(line);
}

static int in_list(const char *list, pid_t pid)
{
    for (; list != NULL && *list != '\0'; list += strcspn(list, ", "), list += *list != '\0')
        if (strtol(list, NULL, 10) == pid)
            return 1;
    return 0;
}

static int all, by_terminal;
static const char *pids;

/* Both "-ef" and BSD's "aux" are taken. */
static void parse_words(int argc, char **argv)
{
    static const enum column full[] = { COLUMN_USER, COLUMN_PID,  COLUMN_PPID, COLUMN_ETIME,
                                        COLUMN_TTY,  COLUMN_TIME, COLUMN_ARGS };
    static const enum column user[] = { COLUMN_USER, COLUMN_PID,  COLUMN_VSZ,  COLUMN_RSS,
                                        COLUMN_TTY,  COLUMN_STAT, COLUMN_TIME, COLUMN_ARGS };
    static const enum column job[] = { COLUMN_PPID, COLUMN_PID,  COLUMN_PGID,
                                       COLUMN_SID,  COLUMN_TTY,  COLUMN_TPGID,
                                       COLUMN_STAT, COLUMN_TIME, COLUMN_ARGS };

    for (int i = 1; i < argc; i++) {
        for (const char *letter = argv[i] + (*argv[i] == '-'); *letter != '\0'; letter++) {
            if (strchr("po", *letter) != NULL) {
                char *value = letter[1] != '\0' ? (char *)letter + 1
                              : i + 1 < argc    ? argv[++i]
                                                : NULL;
                if (value == NULL)
                    err_usage("[-eflj] [aux] [-p pid,...] [-o column,...]");
                if (*letter == 'p')
                    pids = value;
                else
                    parse_columns(value);
                break;
            }
            all |= strchr("eAax", *letter) != NULL;
            if (*letter == 'f' || *letter == 'l')
                show_all_of(full, sizeof full / sizeof *full);
            else if (*letter == 'u')
                show_all_of(user, sizeof user / sizeof *user);
            else if (*letter == 'j')
                show_all_of(job, sizeof job / sizeof *job);
            else if (strchr("eAaxw", *letter) == NULL)
                err_usage("[-eflj] [aux] [-p pid,...] [-o column,...]");
        }
    }
}

int main(int argc, char **argv)
{
    static const enum column basic[] = { COLUMN_PID, COLUMN_TTY, COLUMN_STAT, COLUMN_TIME,
                                         COLUMN_ARGS };
    struct procinfo self;
    struct winsize size;
    unsigned long count;

    err_start(argv);
    ticks_per_second = sysconf(_SC_CLK_TCK);
    uptime = procinfo_uptime();
    parse_words(argc, argv);
    if (shown_count == 0)
        show_all_of(basic, sizeof basic / sizeof *basic);
    struct procinfo *processes = procinfo_all(&count);
    if (processes == NULL || procinfo_read(getpid(), &self) != 0)
        err_die(1, "/proc");
    by_terminal = !all && pids == NULL;
    int width = isatty(1) && ioctl(1, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
    int found = 0;
    print_line(NULL, width);
    for (unsigned long i = 0; i < count; i++) {
        const struct procinfo *process = &processes[i];
        if (by_terminal && (process->tty != self.tty || process->uid != self.uid))
            continue;
        if (pids != NULL && !in_list(pids, process->pid))
            continue;
        print_line(process, width);
        found = 1;
    }
    err_finish(!found);
}
