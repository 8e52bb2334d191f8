/* /dev/trace. */
#ifndef KERNEL_DEV_TRACE_H
#define KERNEL_DEV_TRACE_H

/* Registers the device. */
void trace_device_init(void);

#endif
