/* Tasks as /proc shows them, and the names of those that are gone: see sigtop.h. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/err.h"
#include "../lib/procinfo.h"
#include "sigtop.h"

enum { NAMES = 256 };

static struct known {
    int pid;
    char name[NAME_SIZE];
} known[NAMES];
static unsigned known_count;

static void remember(int pid, const char *name)
{
    unsigned i = 0;

    while (i < known_count && i < NAMES && known[i].pid != pid)
        i++;
    if (i >= known_count || i >= NAMES)
        i = known_count++ % NAMES;
    known[i].pid = pid;
    snprintf(known[i].name, NAME_SIZE, "%s", name);
}

const char *task_label(int pid, char *buffer, size_t size)
{
    struct procinfo info;

    if (pid == 0)
        return "kernel";
    if (procinfo_read(pid, &info) == 0)
        remember(pid, info.name);
    snprintf(buffer, size, "?(%d)", pid);
    for (unsigned i = 0; i < known_count && i < NAMES; i++)
        if (known[i].pid == pid)
            snprintf(buffer, size, "%.11s(%d)", known[i].name, pid);
    return buffer;
}

static struct task *tasks;
static size_t task_count, task_room;

static void read_task(int pid, int tid)
{
    struct task task = { .tid = tid, .state = '?' };
    char path[64], line[256];

    snprintf(path, sizeof path, "/proc/%d/task/%d/status", pid, tid);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return;
    while (fgets(line, sizeof line, file) != NULL) {
        sscanf(line, "Name: %15[^\n]", task.name);
        sscanf(line, "State: %c", &task.state);
        sscanf(line, "Tgid: %d", &task.tgid);
        sscanf(line, "SigPnd: %llx", &task.own);
        sscanf(line, "ShdPnd: %llx", &task.shared);
        sscanf(line, "SigBlk: %llx", &task.blocked);
        sscanf(line, "SigIgn: %llx", &task.ignored);
        sscanf(line, "SigCgt: %llx", &task.caught);
    }
    fclose(file);
    remember(tid, task.name);
    if (task_count == task_room) {
        task_room = task_room * 2 + 32;
        tasks = err_realloc(tasks, task_room * sizeof *tasks);
    }
    tasks[task_count++] = task;
}

/* Calls visit for each entry of a folder that is a number. */
static void each_number(const char *path, void (*visit)(int outer, int number), int outer)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL)
        if (atoi(entry->d_name) > 0)
            visit(outer, atoi(entry->d_name));
    closedir(dir);
}

static void read_process(int unused, int pid)
{
    char path[32];

    (void)unused;
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    each_number(path, read_task, pid);
}

static int compare_tasks(const void *left, const void *right)
{
    const struct task *a = left, *b = right;

    return a->tgid != b->tgid ? a->tgid - b->tgid : a->tid - b->tid;
}

const struct task *tasks_read(size_t *count)
{
    task_count = 0;
    each_number("/proc", read_process, 0);
    if (task_count > 0)
        qsort(tasks, task_count, sizeof *tasks, compare_tasks);
    *count = task_count;
    return tasks;
}
