/*
 * files.c: descriptor tables. A table is an array of files with two bitmaps, taken and
 * close-on-exec, and one bit for each full word of the first, so that the lowest free descriptor
 * among a million is found in a few hundred steps. A taken descriptor without a file is
 * reserved: not open yet.
 */
#include "fs/file.h"

#include "abi/errno.h"
#include "abi/resource.h"
#include "debug/debug.h"
#include "fs/locks/locks.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"

#define FIRST_SIZE 64u
#define MAX_SIZE   (1u << 20)

struct files {
    unsigned references;
    unsigned size; /* descriptors there is room for, a power of two */
    struct file **table;
    uint64_t *taken; /* size bits */
    uint64_t *cloexec;
    uint64_t *full; /* bit n: taken[n] is all ones */
    size_t block_size;
};

static size_t words(unsigned bits)
{
    return (bits + 63) / 64;
}

/* One block holds the four arrays. */
static int allocate(struct files *files, unsigned size)
{
    size_t bitmap = words(size) * sizeof(uint64_t);
    size_t block = size * sizeof(struct file *) + 2 * bitmap + words(words(size)) * 8;
    char *memory = block <= 8 * PAGE_SIZE ? kzalloc(block) : vmalloc(block);
    if (memory == NULL)
        return -ENOMEM;
    files->size = size;
    files->block_size = block;
    files->table = (struct file **)memory;
    files->taken = (uint64_t *)(memory + size * sizeof(struct file *));
    files->cloexec = files->taken + words(size);
    files->full = files->cloexec + words(size);
    return 0;
}

static void release(struct file **table, size_t block_size)
{
    if (block_size <= 8 * PAGE_SIZE)
        kfree(table);
    else
        vfree(table);
}

static void copy_entries(struct files *to, const struct files *from)
{
    unsigned count = MIN(to->size, from->size);
    memcpy(to->table, from->table, count * sizeof(struct file *));
    memcpy(to->taken, from->taken, words(count) * 8);
    memcpy(to->cloexec, from->cloexec, words(count) * 8);
    memcpy(to->full, from->full, words(words(count)) * 8);
}

/* Makes room for descriptor fd. 0, -EMFILE or -ENOMEM. */
static int grow(struct files *files, unsigned fd)
{
    unsigned size = files->size;
    if (fd < size)
        return 0;
    if (fd >= MAX_SIZE)
        return -EMFILE;
    while (size <= fd)
        size *= 2;
    struct files larger;
    if (allocate(&larger, size) < 0)
        return -ENOMEM;
    copy_entries(&larger, files);
    release(files->table, files->block_size);
    larger.references = files->references;
    *files = larger;
    return 0;
}

static bool test_bit(const uint64_t *bits, unsigned n)
{
    return bits[n / 64] >> n % 64 & 1;
}

static void assign_bit(uint64_t *bits, unsigned n, bool value)
{
    if (value)
        bits[n / 64] |= 1ull << n % 64;
    else
        bits[n / 64] &= ~(1ull << n % 64);
}

static void take(struct files *files, unsigned fd, bool close_on_exec)
{
    assign_bit(files->taken, fd, true);
    assign_bit(files->cloexec, fd, close_on_exec);
    assign_bit(files->full, fd / 64, files->taken[fd / 64] == UINT64_MAX);
}

static void give_back(struct files *files, unsigned fd)
{
    assign_bit(files->taken, fd, false);
    assign_bit(files->cloexec, fd, false);
    assign_bit(files->full, fd / 64, false);
    files->table[fd] = NULL;
}

/* The lowest clear bit ≥ from; size if there is none. */
static unsigned lowest_free(const struct files *files, unsigned from)
{
    if (from >= files->size)
        return from;
    uint64_t free = ~files->taken[from / 64] & (UINT64_MAX << from % 64);
    if (free != 0)
        return from / 64 * 64 + __builtin_ctzll(free);
    for (unsigned word = from / 64 + 1; word < words(files->size);) {
        uint64_t not_full = ~files->full[word / 64] & (UINT64_MAX << word % 64);
        if (not_full == 0) {
            word = ALIGN_DOWN(word, 64u) + 64;
            continue;
        }
        word = word / 64 * 64 + __builtin_ctzll(not_full);
        if (word < words(files->size))
            return word * 64 + __builtin_ctzll(~files->taken[word]);
    }
    return files->size;
}

/* The lowest set bit ≥ from, or -1. */
int files_next(const struct files *files, int from)
{
    for (unsigned fd = from; fd < files->size;) {
        uint64_t set = files->taken[fd / 64] & (UINT64_MAX << fd % 64);
        if (set == 0) {
            fd = ALIGN_DOWN(fd, 64u) + 64;
            continue;
        }
        fd = fd / 64 * 64 + __builtin_ctzll(set);
        if (files->table[fd] != NULL)
            return fd;
        fd++;
    }
    return -1;
}

/* ---- Tables ---------------------------------------------------------------------------------- */

static int create(unsigned size, struct files **out)
{
    struct files *files = kzalloc(sizeof(*files));
    if (files == NULL)
        return -ENOMEM;
    if (allocate(files, size) < 0) {
        kfree(files);
        return -ENOMEM;
    }
    files->references = 1;
    *out = files;
    return 0;
}

int files_create(struct files **out)
{
    return create(FIRST_SIZE, out);
}

static unsigned highest_taken(const struct files *files)
{
    for (unsigned word = words(files->size); word > 0; word--)
        if (files->taken[word - 1] != 0)
            return word * 64 - 1 - __builtin_clzll(files->taken[word - 1]);
    return 0;
}

int files_copy(struct files *from, struct files **out)
{
    unsigned size = FIRST_SIZE, highest = highest_taken(from);
    while (size <= highest)
        size *= 2;
    struct files *copy;
    int error = create(size, &copy);
    if (error < 0)
        return error;
    copy_entries(copy, from);
    for (unsigned fd = 0; fd <= highest; fd++) {
        if (copy->table[fd] != NULL)
            file_get(copy->table[fd]);
        else if (test_bit(copy->taken, fd)) /* reserved by another thread's open */
            give_back(copy, fd);
    }
    *out = copy;
    return 0;
}

struct files *files_get(struct files *files)
{
    files->references++;
    return files;
}

unsigned files_size(const struct files *files)
{
    return files->size;
}

bool files_is_shared(const struct files *files)
{
    return files->references > 1;
}

/* Closes an open descriptor of files. */
static void close_entry(struct files *files, unsigned fd)
{
    struct file *file = files->table[fd];
    give_back(files, fd);
    if (!(file->flags & O_PATH)) /* which has not opened the file itself */
        locks_release_owner(file->inode, files);
    if (file->ops != NULL && file->ops->flush != NULL)
        file->ops->flush(file);
    file_put(file);
}

void files_put(struct files *files)
{
    if (files == NULL || --files->references > 0)
        return;
    for (int fd = files_next(files, 0); fd >= 0; fd = files_next(files, fd + 1))
        close_entry(files, fd);
    release(files->table, files->block_size);
    kfree(files);
}

void files_close_on_exec(struct files *files)
{
    for (unsigned word = 0; word < words(files->size); word++) {
        while (files->cloexec[word] != 0) {
            unsigned fd = word * 64 + __builtin_ctzll(files->cloexec[word]);
            if (files->table[fd] != NULL)
                close_entry(files, fd);
            else
                assign_bit(files->cloexec, fd, false);
        }
    }
}

struct file *files_peek(struct files *files, int fd)
{
    return files != NULL && (unsigned)fd < files->size ? files->table[fd] : NULL;
}

unsigned files_capacity(const struct files *files)
{
    return files->size;
}

/* ---- current's descriptors ------------------------------------------------------------------- */

struct file *fd_get_path(int fd)
{
    return files_peek(current->files, fd);
}

struct file *fd_get(int fd)
{
    struct file *file = fd_get_path(fd);
    return file != NULL && !(file->flags & O_PATH) ? file : NULL;
}

int fd_reserve(int from, bool close_on_exec)
{
    struct files *files = current->files;
    unsigned fd = lowest_free(files, from);
    if (fd >= rlimit_get(current, RLIMIT_NOFILE))
        return -EMFILE;
    int error = grow(files, fd);
    if (error < 0)
        return error;
    take(files, fd, close_on_exec);
    return fd;
}

void fd_fill(int fd, struct file *file)
{
    assert(test_bit(current->files->taken, fd) && current->files->table[fd] == NULL);
    current->files->table[fd] = file;
}

void fd_unreserve(int fd)
{
    assert(current->files->table[fd] == NULL);
    give_back(current->files, fd);
}

int fd_install(struct file *file, int from, bool close_on_exec)
{
    int fd = fd_reserve(from, close_on_exec);
    if (fd >= 0)
        fd_fill(fd, file);
    else
        file_put(file);
    return fd;
}

int fd_close(int fd)
{
    if (fd_get_path(fd) == NULL)
        return -EBADF;
    close_entry(current->files, fd);
    return 0;
}

bool fd_get_close_on_exec(int fd)
{
    return test_bit(current->files->cloexec, fd);
}

void fd_set_close_on_exec(int fd, bool on)
{
    assign_bit(current->files->cloexec, fd, on);
}

/* ---- System calls ---------------------------------------------------------------------------- */

long sys_close(int fd)
{
    return fd_close(fd);
}

long sys_dup(int old)
{
    struct file *file = fd_get_path(old);
    if (file == NULL)
        return -EBADF;
    file_get(file);
    return fd_install(file, 0, false);
}

static long replace(int old, unsigned new, bool close_on_exec)
{
    struct files *files = current->files;
    if (new >= rlimit_get(current, RLIMIT_NOFILE))
        return -EBADF;
    struct file *file = fd_get_path(old);
    if (file == NULL)
        return -EBADF;
    int error = grow(files, new);
    if (error < 0)
        return error == -EMFILE ? -EBADF : error;
    if (test_bit(files->taken, new) && files->table[new] == NULL)
        return -EBUSY; /* dup2(2): a race with an open that has reserved it */
    file_get(file);
    if (files->table[new] != NULL)
        close_entry(files, new);
    take(files, new, close_on_exec);
    files->table[new] = file;
    return new;
}

long sys_dup2(int old, int new)
{
    if (old == new)
        return fd_get_path(old) != NULL ? new : -EBADF;
    return replace(old, new, false);
}

long sys_dup3(int old, int new, int flags)
{
    if ((flags & ~O_CLOEXEC) != 0 || old == new)
        return -EINVAL;
    return replace(old, new, flags & O_CLOEXEC);
}

static int unshare(void)
{
    struct files *own;
    if (current->files->references == 1)
        return 0;
    int error = files_copy(current->files, &own);
    if (error < 0)
        return error;
    files_put(current->files);
    current->files = own;
    return 0;
}

long sys_close_range(unsigned first, unsigned last, unsigned flags)
{
    if ((flags & ~(CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC)) != 0 || first > last)
        return -EINVAL;
    if (flags & CLOSE_RANGE_UNSHARE) {
        int error = unshare();
        if (error < 0)
            return error;
    }
    if (first >= current->files->size)
        return 0;
    for (int fd = files_next(current->files, first); fd >= 0 && (unsigned)fd <= last;
         fd = files_next(current->files, fd + 1)) {
        if (flags & CLOSE_RANGE_CLOEXEC)
            fd_set_close_on_exec(fd, true);
        else
            close_entry(current->files, fd);
    }
    return 0;
}
