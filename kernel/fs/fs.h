/* The file system's start. */
#ifndef KERNEL_FS_FS_H
#define KERNEL_FS_FS_H

/* Root file system, initramfs, /dev with the memory devices, /proc, /sys, /dev/shm. Ends the boot
 * with a message if there is no intact initramfs or no memory for it. */
void fs_init(void);

#endif
