/* free [-bkmh]: memory in use, from /proc/meminfo. */
#include <stdio.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/procinfo.h"
#include "../lib/text.h"

static int unit = 'k';

static void print_amount(long long kib)
{
    char buffer[TEXT_SIZE];

    if (kib < 0)
        kib = 0;
    if (unit == 'h')
        printf(" %11s", text_human((unsigned long long)kib * 1024, buffer));
    else
        printf(" %11lld", unit == 'b' ? kib * 1024 : unit == 'm' ? kib / 1024 : kib);
}

int main(int argc, char **argv)
{
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "bkmh")) != -1) {
        if (option == '?')
            err_usage("[-bkmh]");
        unit = option;
    }
    long long total = procinfo_memory("MemTotal");
    if (total < 0)
        err_die(1, "/proc/meminfo");
    long long unused = procinfo_memory("MemFree"), available = procinfo_memory("MemAvailable");
    long long cached = procinfo_memory("Cached") + procinfo_memory("Buffers");
    long long swap = procinfo_memory("SwapTotal"), swap_unused = procinfo_memory("SwapFree");
    cached = cached > 0 ? cached : 0;
    printf("%6s %11s %11s %11s %11s %11s\n", "", "total", "used", "free", "cached", "available");
    printf("Mem:  ");
    print_amount(total);
    print_amount(total - unused - cached);
    print_amount(unused);
    print_amount(cached);
    print_amount(available >= 0 ? available : unused);
    printf("\nSwap: ");
    print_amount(swap);
    print_amount(swap - swap_unused);
    print_amount(swap_unused);
    putchar('\n');
    err_finish(0);
}
