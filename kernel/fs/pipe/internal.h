/* What a pipe is, for the two files that know: pipe.c (what flows) and open.c (who has it open). */
#ifndef KERNEL_FS_PIPE_INTERNAL_H
#define KERNEL_FS_PIPE_INTERNAL_H

#include "fs/file.h"
#include "fs/inode.h"
#include "fs/pipe/ring.h"

struct pipe {
    struct ring ring;
    unsigned readers, writers;           /* open files */
    unsigned readers_seen, writers_seen; /* opens so far */
    struct waitq read_wait, write_wait;  /* also of FIFO opens that wait for the other side */
    struct list async;                   /* files with O_ASYNC */
};

static inline struct pipe *pipe_of(const struct file *file)
{
    return file->inode->private;
}

/* pipe.c: an open end. */
extern const struct file_ops pipe_ops;
/* Something changed for the readers, or the writers: wakes them, and SIGIO. */
void pipe_tell_readers(struct pipe *pipe);
void pipe_tell_writers(struct pipe *pipe);

/* open.c: an open end is closed; the last one frees the pipe. */
void pipe_release(struct file *file);

#endif
