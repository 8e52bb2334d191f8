/* Processes as /proc shows them: see procinfo.h. proc(5). */
#include "procinfo.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "err.h"

/* Reads up to size - 1 bytes of a file and ends them with NUL; the length, or -1. */
static long file_read(const char *path, char *buffer, unsigned long size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    long length = 0;

    if (fd < 0)
        return -1;
    while ((unsigned long)length < size - 1) {
        ssize_t count = read(fd, buffer + length, size - 1 - (unsigned long)length);
        if (count < 0)
            length = -1;
        if (count <= 0)
            break;
        length += count;
    }
    close(fd);
    if (length >= 0)
        buffer[length] = '\0';
    return length;
}

/*
 * /proc/PID/stat: the name stands in parentheses and may hold any byte, so look for the last ')'.
 */
static int stat_parse(const char *text, struct procinfo *info)
{
    const char *open = strchr(text, '(');
    const char *close = strrchr(text, ')');
    long long fields[24] = { 0 };

    if (open == NULL || close == NULL || close[1] != ' ')
        return -1;
    snprintf(info->name, sizeof info->name, "%.*s", (int)(close - open - 1), open + 1);
    info->state = close[2];
    const char *next = close + 3;
    for (int i = 4; i < 4 + 21; i++) {
        char *end;
        fields[i - 4] = strtoll(next, &end, 10);
        if (end == next)
            break;
        next = end;
    }
    info->ppid = (pid_t)fields[0];
    info->pgrp = (pid_t)fields[1];
    info->session = (pid_t)fields[2];
    info->tty = (int)fields[3];
    info->foreground = (pid_t)fields[4];
    info->utime = (unsigned long long)fields[10];
    info->stime = (unsigned long long)fields[11];
    info->threads = (unsigned long)fields[16];
    info->start = (unsigned long long)fields[18];
    info->size = (unsigned long)fields[19];
    info->resident = (unsigned long)fields[20] * (unsigned long)sysconf(_SC_PAGESIZE);
    return 0;
}

static void command_read(pid_t pid, struct procinfo *info)
{
    char path[48];

    snprintf(path, sizeof path, "/proc/%d/cmdline", (int)pid);
    long length = file_read(path, info->command, sizeof info->command);
    if (length <= 0) {
        snprintf(info->command, sizeof info->command, "[%s]", info->name);
        return;
    }
    while (length > 0 && info->command[length - 1] == '\0')
        length--;
    for (long i = 0; i < length; i++)
        if ((unsigned char)info->command[i] < ' ')
            info->command[i] = ' ';
}

int procinfo_read(pid_t pid, struct procinfo *info)
{
    char path[48], text[1024];
    struct stat st;

    memset(info, 0, sizeof *info);
    info->pid = pid;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    if (file_read(path, text, sizeof text) <= 0 || stat_parse(text, info) != 0)
        return -1;
    snprintf(path, sizeof path, "/proc/%d", (int)pid);
    if (stat(path, &st) == 0)
        info->uid = st.st_uid;
    command_read(pid, info);
    return 0;
}

static int compare_pids(const void *left, const void *right)
{
    const struct procinfo *a = left, *b = right;

    return a->pid < b->pid ? -1 : a->pid > b->pid;
}

struct procinfo *procinfo_all(unsigned long *count)
{
    struct procinfo *all = NULL;
    unsigned long used = 0, room = 0;
    struct dirent *entry;
    DIR *dir = opendir("/proc");

    if (dir == NULL)
        return NULL;
    while ((entry = readdir(dir)) != NULL) {
        char *end;
        long pid = strtol(entry->d_name, &end, 10);
        if (*end != '\0' || pid <= 0)
            continue;
        if (used == room) {
            room = room * 2 + 16;
            all = err_realloc(all, room * sizeof *all);
        }
        if (procinfo_read((pid_t)pid, &all[used]) == 0)
            used++;
    }
    closedir(dir);
    if (used > 0)
        qsort(all, used, sizeof *all, compare_pids);
    *count = used;
    return all != NULL ? all : err_malloc(1);
}

const char *procinfo_tty(int device, char buffer[16])
{
    unsigned long number = (unsigned)device;
    unsigned major_number = major(number), minor_number = minor(number);

    if (device == 0)
        return "?";
    if (major_number == 5 && minor_number == 1)
        return "console";
    if (major_number == 4 && minor_number >= 64)
        snprintf(buffer, 16, "ttyS%u", minor_number - 64);
    else if (major_number == 4)
        snprintf(buffer, 16, "tty%u", minor_number);
    else if (major_number >= 136 && major_number <= 143)
        snprintf(buffer, 16, "pts/%u", minor_number + (major_number - 136) * 256);
    else
        snprintf(buffer, 16, "%u,%u", major_number, minor_number);
    return buffer;
}

double procinfo_uptime(void)
{
    char text[64];

    if (file_read("/proc/uptime", text, sizeof text) <= 0)
        return -1;
    return strtod(text, NULL);
}

long long procinfo_memory(const char *key)
{
    char text[4096];
    unsigned long length = strlen(key);

    if (file_read("/proc/meminfo", text, sizeof text) <= 0)
        return -1;
    for (char *line = text; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, key, length) == 0 && line[length] == ':')
            return strtoll(line + length + 1, NULL, 10);
    }
    return -1;
}
