/* df [-hk] [file …]: space on the file systems of /proc/mounts, or of those the files are on. */
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static int human;

static void print_amount(unsigned long long blocks, unsigned long long size)
{
    char buffer[TEXT_SIZE];

    if (human)
        printf(" %9s", text_human(blocks * size, buffer));
    else
        printf(" %9llu", blocks * size / 1024);
}

static int print_one(const char *device, const char *path, int all)
{
    struct statvfs fs;

    if (statvfs(path, &fs) != 0) {
        err_warn(path);
        return 1;
    }
    /* /proc and its like have no space to speak of. */
    if (fs.f_blocks == 0 && !all)
        return 0;
    unsigned long long size = fs.f_frsize != 0 ? fs.f_frsize : fs.f_bsize;
    unsigned long long used = fs.f_blocks - fs.f_bfree, usable = used + fs.f_bavail;
    printf("%-14s", device);
    print_amount(fs.f_blocks, size);
    print_amount(used, size);
    print_amount(fs.f_bavail, size);
    printf(" %3llu%% %s\n", usable > 0 ? (used * 100 + usable - 1) / usable : 0, path);
    return 0;
}

static int print_mounts(void)
{
    FILE *mounts = fopen("/proc/mounts", "r");
    char line[512], device[128], path[256];
    int status = 0;

    if (mounts == NULL)
        return print_one("rootfs", "/", 1);
    while (fgets(line, sizeof line, mounts) != NULL)
        if (sscanf(line, "%127s %255s", device, path) == 2)
            status |= print_one(device, path, 0);
    fclose(mounts);
    return status;
}

int main(int argc, char **argv)
{
    int option, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "hk")) != -1) {
        if (option == '?')
            err_usage("[-hk] [file ...]");
        human = option == 'h';
    }
    printf("%-14s %9s %9s %9s %4s %s\n", "Filesystem", human ? "Size" : "1K-blocks", "Used",
           "Available", "Use%", "Mounted on");
    if (optind == argc)
        status = print_mounts();
    for (; optind < argc; optind++)
        status |= print_one("-", argv[optind], 1);
    err_finish(status);
}
