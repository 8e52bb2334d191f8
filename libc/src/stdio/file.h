/*
 * stdio/file.h — what a stream is.
 *
 * A stream is reading (bytes from rpos to rend are unread), writing (bytes from buf to wpos are not
 * yet written) or neither. The UNGET bytes before buf are room for pushed-back characters, so that
 * rpos may lie before buf.
 */
#ifndef STDIO_FILE_H
#define STDIO_FILE_H

#include <stdio.h>
#include <sys/types.h>

#define UNGET       8

#define F_CAN_READ  0x001u
#define F_CAN_WRITE 0x002u
#define F_EOF       0x004u
#define F_ERROR     0x008u
#define F_READING   0x010u
#define F_WRITING   0x020u
#define F_OWN_BUF   0x040u /* free buf at close */
#define F_STATIC    0x080u /* stdin, stdout, stderr: the object itself is not freed */
#define F_MODE_SET  0x100u /* the buffering mode is decided */
#define F_APPEND    0x200u

struct file_ops {
    ssize_t (*read)(FILE *f, void *buf, size_t len);
    ssize_t (*write)(FILE *f, const void *buf, size_t len);
    off_t (*seek)(FILE *f, off_t offset, int whence);
    int (*close)(FILE *f);
};

struct __file {
    int fd; /* -1: not a file descriptor */
    unsigned int flags;
    int mode; /* _IOFBF, _IOLBF, _IONBF */
    unsigned char *buf;
    size_t size;
    unsigned char *rpos;
    unsigned char *rend;
    unsigned char *wpos;
    const struct file_ops *ops;
    void *cookie;
    pid_t pid; /* of popen's child */
    int lock;
    int owner; /* tid of the holder */
    int depth;
    FILE *next; /* in the list of open streams */
    FILE *prev;
};

extern const struct file_ops __file_fd_ops;

/* fopen's mode string as open flags, or -1 with EINVAL. */
int __file_mode(const char *mode);
/* A new stream in the list of open ones; NULL with ENOMEM. */
FILE *__file_new(int fd, int open_flags, const struct file_ops *ops, void *cookie);
/* The list of open streams, held while it is walked. */
FILE *__file_list_lock(void);
void __file_list_unlock(void);

/* Make sure there is a buffer (perhaps of one byte) and that the mode is decided. */
void __file_prepare(FILE *f);
/* Read on: 0, or EOF with F_EOF or F_ERROR set. Leaves at least one unread byte on success. */
int __file_fill(FILE *f);
/* Write out what is pending: 0, or EOF with F_ERROR set. */
int __file_flush(FILE *f);
/* Forget unread bytes, and move the descriptor's offset back to where the reader is. */
void __file_sync_read(FILE *f);
/* Turn to writing; EOF with EBADF if the stream cannot. */
int __file_start_write(FILE *f);

/* The bytes of count objects; 0 with EOVERFLOW when no memory holds so many. */
size_t __file_length(size_t size, size_t count);
size_t __file_write(FILE *f, const void *data, size_t len);
size_t __file_read(FILE *f, void *data, size_t len);

#endif
