/*
 * /proc and /sys: trees of entries whose content is made when it is read. A directory is a table of
 * entries, a dynamic list (processes, threads, descriptors), or both.
 *
 * tree.c turns entries into inodes; the other files fill the tables, one topic each.
 */
#ifndef KERNEL_PROCFS_PROC_H
#define KERNEL_PROCFS_PROC_H

#include "fs/inode.h"
#include "lib/types.h"
#include "procfs/text.h"

struct aspace;
struct dentry;
struct file;
struct process;
struct proc_directory;
struct task;

/* What a read or lookup is about. In the tables of the whole system both are zero. */
struct proc_subject {
    struct task *task; /* alive, or a zombie's first thread */
    int fd;            /* below fd/ and fdinfo/ */
};

struct proc_entry {
    const char *name;
    mode_t mode; /* type and permissions */
    /* A file's content; 0 or an error. */
    int (*show)(struct text *out, const struct proc_subject *subject);
    /* A write of one short NUL-terminated text. 0 or an error. */
    int (*store)(const char *text, const struct proc_subject *subject);
    /* A link: its text, or the object itself (a counted dentry). Length, 0, or an error. */
    ssize_t (*readlink)(char *buffer, size_t size, const struct proc_subject *subject);
    int (*follow)(struct dentry **out, const struct proc_subject *subject);
    const struct proc_directory *directory;
    /* A file that is no text: gives file->ops and private. 0 or an error. */
    int (*open)(struct file *file, const struct proc_subject *subject);
    bool is_private; /* EACCES for who may not trace the subject (ptrace_may_access) */
};

struct proc_directory {
    const struct proc_entry *entries; /* to one without name */
    /* A listing that is not a table. find: does the number name something now? If so, *entry is
     * what it is and *subject is completed. next: the first number ≥ from that does, or -1. */
    bool (*find)(int number, struct proc_subject *subject, const struct proc_entry **entry);
    int (*next)(int from, const struct proc_subject *subject);
};

#define PROC_FILE(name, mode, show) \
    {name, S_IFREG | (mode), show, NULL, NULL, NULL, NULL, NULL, false}
#define PROC_PRIVATE(name, mode, show) \
    {name, S_IFREG | (mode), show, NULL, NULL, NULL, NULL, NULL, true}
#define PROC_STORE(name, mode, show, store) \
    {name, S_IFREG | (mode), show, store, NULL, NULL, NULL, NULL, false}
#define PROC_LINK(name, readlink) {name, S_IFLNK | 0777, NULL, NULL, readlink, NULL, NULL, NULL, \
    false}
#define PROC_OBJECT(name, readlink, follow) \
    {name, S_IFLNK | 0777, NULL, NULL, readlink, follow, NULL, NULL, true}
#define PROC_DIRECTORY(name, mode, directory) \
    {name, S_IFDIR | (mode), NULL, NULL, NULL, NULL, directory, NULL, false}
#define PROC_OPEN(name, mode, open) \
    {name, S_IFREG | (mode), NULL, NULL, NULL, NULL, NULL, open, true}
#define PROC_END {NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, false}

extern const struct proc_directory proc_root, sys_root;  /* system.c */
extern const struct proc_directory proc_sys;             /* sysctl.c */
extern const struct proc_directory proc_task_directory;  /* task.c: /proc/PID */
extern const struct proc_directory proc_fd, proc_fdinfo; /* descriptors.c */

/* The thread's memory; NULL once it has ended. */
struct aspace *proc_aspace(const struct task *task);

/* status.c and memory.c: files of /proc/PID; a thread's stat has its own times and faults. */
int proc_show_stat(struct text *out, const struct proc_subject *subject);
int proc_show_thread_stat(struct text *out, const struct proc_subject *subject);
int proc_show_status(struct text *out, const struct proc_subject *subject);
int proc_show_statm(struct text *out, const struct proc_subject *subject);
int proc_show_maps(struct text *out, const struct proc_subject *subject);
int proc_show_cmdline(struct text *out, const struct proc_subject *subject);
int proc_show_environ(struct text *out, const struct proc_subject *subject);
int proc_show_auxv(struct text *out, const struct proc_subject *subject);

/* mem.c */
int proc_open_mem(struct file *file, const struct proc_subject *subject);

#endif
