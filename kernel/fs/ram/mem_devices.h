/* /dev/null, zero, full, random, urandom and kmsg (mem(4), random(4)). */
#ifndef KERNEL_FS_RAM_MEM_DEVICES_H
#define KERNEL_FS_RAM_MEM_DEVICES_H

void mem_devices_init(void);

#endif
