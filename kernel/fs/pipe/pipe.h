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

/* A writer that has nothing more to say: readers meet the end of file now. Sleeps until the last of
 * them has closed the pipe, or a signal comes. */
void pipe_wait_unread(struct file *writer);

/* ---- For splice(2) and its kin, on files that are pipes -------------------------------------- */

/* Sleeps until there are bytes to read: 1; 0 if there are none and no writer; -EAGAIN if
 * nonblocking, -ERESTARTSYS. */
int pipe_wait_data(struct file *file, bool nonblocking);
/* Sleeps until there is room to write: bytes of it, -EPIPE (SIGPIPE was sent), -EAGAIN,
 * -ERESTARTSYS. */
ssize_t pipe_wait_room(struct file *file, bool nonblocking);
/* Copies up to size bytes out without taking them; takes up to size bytes and forgets them. */
size_t pipe_peek(struct file *file, char *buffer, size_t size);
void pipe_drop(struct file *file, size_t size);
/* Copies up to size bytes that are there into the room there is. Their number or -ENOMEM. */
ssize_t pipe_tee(struct file *from, struct file *to, size_t size);

#endif
