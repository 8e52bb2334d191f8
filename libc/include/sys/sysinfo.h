/* sys/sysinfo.h — the system's memory, load and CPUs. */
#ifndef _SYS_SYSINFO_H
#define _SYS_SYSINFO_H

#include <abi/sysinfo.h>

int sysinfo(struct sysinfo *);
int get_nprocs(void);
int get_nprocs_conf(void);

#endif
