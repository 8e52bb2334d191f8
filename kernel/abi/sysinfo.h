/*
 * abi/sysinfo.h — sysinfo(2).
 */
#ifndef ABI_SYSINFO_H
#define ABI_SYSINFO_H

#include "types.h"

#define SI_LOAD_SHIFT 16

struct sysinfo {
    long uptime;            /* seconds */
    unsigned long loads[3]; /* fixed point, SI_LOAD_SHIFT bits of fraction */
    unsigned long totalram; /* this and the next ones in units of mem_unit bytes */
    unsigned long freeram;
    unsigned long sharedram;
    unsigned long bufferram;
    unsigned long totalswap;
    unsigned long freeswap;
    uint16_t procs;
    uint16_t pad;
    unsigned long totalhigh;
    unsigned long freehigh;
    uint32_t mem_unit;
};
_Static_assert(sizeof(struct sysinfo) == 112, "sysinfo");
_Static_assert(offsetof(struct sysinfo, procs) == 80, "sysinfo");
_Static_assert(offsetof(struct sysinfo, mem_unit) == 104, "sysinfo");

#endif
