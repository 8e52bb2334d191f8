/*
 * Core files of jobs (tools/vm --core): the kernel writes them into one folder; after each job
 * they go to the host, which gets a line "core NAME SIZE" on /dev/vmctl and then the bytes on
 * /dev/vmfile; a line "skip COUNT" stands for as many zeros.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "init.h"

#define CORES_DIR    "/vm/cores"
#define CORE_PATTERN CORES_DIR "/core.%e.%p"

int cores_collect(void)
{
    static const char pattern[] = CORE_PATTERN;

    if (mkdir(CORES_DIR, 0777) != 0 || chmod(CORES_DIR, 01777) != 0)
        return -1;
    int fd = open("/proc/sys/kernel/core_pattern", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t written = write(fd, pattern, strlen(pattern));
    close(fd);
    return written < 0 ? -1 : 0;
}

static int is_zero(const char *bytes, size_t count)
{
    return bytes[0] == 0 && memcmp(bytes, bytes + 1, count - 1) == 0;
}

/* Most of a core file is memory that was never touched. */
static void send_zeros(off_t *count, void (*report)(const char *line))
{
    char line[32];

    snprintf(line, sizeof line, "skip %ld", (long)*count);
    if (*count > 0)
        report(line);
    *count = 0;
}

static void send_bytes(int from, off_t size, void (*report)(const char *line))
{
    static char block[4096];
    off_t zeros = 0;
    int to = open("/dev/vmfile", O_WRONLY | O_CLOEXEC);

    while (to >= 0 && size > 0) {
        ssize_t count = read(from, block, sizeof block);
        if (count <= 0)
            break;
        size -= count;
        if (is_zero(block, (size_t)count)) {
            zeros += count;
            continue;
        }
        send_zeros(&zeros, report);
        if (write(to, block, (size_t)count) != count)
            break;
    }
    send_zeros(&zeros, report);
    close(to);
}

static void send_core(const char *name, void (*report)(const char *line))
{
    char path[300], line[320];
    struct stat about;

    snprintf(path, sizeof path, "%s/%s", CORES_DIR, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0) {
        snprintf(line, sizeof line, "core %s %ld", name, (long)about.st_size);
        report(line);
        send_bytes(fd, about.st_size, report);
    }
    close(fd);
    unlink(path);
}

void cores_send(void (*report)(const char *line))
{
    DIR *folder = opendir(CORES_DIR);
    struct dirent *entry;

    if (folder == NULL)
        return;
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            send_core(entry->d_name, report);
    closedir(folder);
}
