/*
 * The link to the host that tools/vm uses: COM2, 8-bit clean, in frames both ways:
 * u8 channel; u16 length, little-endian; u8 data[length].
 * Programs see five devices that are no terminals: /dev/vmin, /dev/vmout, /dev/vmerr, /dev/vmctl,
 * /dev/vmfile.
 */
#ifndef KERNEL_DEV_HOSTIO_H
#define KERNEL_DEV_HOSTIO_H

#include "lib/types.h"

enum hostio_channel {
    HOSTIO_STDIN = 0, /* to the guest; a frame of length 0 is the end of file */
    HOSTIO_STDOUT = 1,
    HOSTIO_STDERR = 2,
    HOSTIO_CONTROL = 3, /* one line of text a frame */
    HOSTIO_FILE = 4,    /* the core file that a line on HOSTIO_CONTROL announced */
};

#define HOSTIO_FRAME_MAX 4096 /* data bytes of one frame */

/* Starts reception and makes the devices. */
void hostio_init(void);

#endif
