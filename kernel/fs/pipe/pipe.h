/* Pipes and FIFOs: one ring of bytes between readers and writers. */
#ifndef KERNEL_FS_PIPE_PIPE_H
#define KERNEL_FS_PIPE_PIPE_H

#include "lib/types.h"

struct file;
struct file_ops;

/* The ops that opening a FIFO starts with. */
extern const struct file_ops fifo_ops;

/* Two open files, to read and to write; flags: O_NONBLOCK, O_DIRECT. 0 or -ENOMEM. */
int pipe_create(int flags, struct file **reader, struct file **writer);

/* F_GETPIPE_SZ, F_SETPIPE_SZ (size ≥ 0). The size or -EBADF (no pipe), -EPERM, -EBUSY, -ENOMEM. */
long pipe_get_size(struct file *file);
long pipe_set_size(struct file *file, unsigned long size);

bool file_is_pipe(const struct file *file);

#endif
