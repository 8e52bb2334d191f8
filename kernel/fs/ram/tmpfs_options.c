/*
 * tmpfs_options.c: what mount(2)'s data says of a tmpfs (tmpfs(5)): size, nr_blocks, nr_inodes,
 * mode, uid, gid, separated by commas.
 */
#include "abi/errno.h"
#include "fs/dentry.h"
#include "fs/ram/ramfs.h"
#include "lib/string.h"

/* Reads a number and moves *text behind it. */
static bool parse_number(const char **text, unsigned base, uint64_t *out)
{
    const char *at = *text;
    *out = 0;
    while (*at >= '0' && *at < (char)('0' + base)) {
        if (__builtin_mul_overflow(*out, base, out) ||
            __builtin_add_overflow(*out, (uint64_t)(*at - '0'), out))
            return false;
        at++;
    }
    bool any = at != *text;
    *text = at;
    return any;
}

/* A count with suffix k, m or g; for sizes also %, of all memory. */
static bool parse_size(const char *text, uint64_t total_pages, uint64_t *out)
{
    static const char suffixes[] = "kmg";
    if (!parse_number(&text, 10, out))
        return false;
    if (*text == '%' && total_pages != 0) {
        *out = total_pages * PAGE_SIZE / 100 * MIN(*out, (uint64_t)100);
        return text[1] == '\0';
    }
    const char *suffix = *text != '\0' ? strchr(suffixes, *text | 0x20) : NULL;
    if (suffix == NULL)
        return *text == '\0';
    return text[1] == '\0' &&
           !__builtin_mul_overflow(*out, 1024ull << 10 * (suffix - suffixes), out);
}

static int apply(struct superblock *superblock, const char *name, const char *value,
                 uint64_t total_pages)
{
    struct inode *root = superblock->root->inode;
    uint64_t number = 0;
    if (strcmp(name, "size") == 0 && parse_size(value, total_pages, &number)) {
        superblock->pages_max = ALIGN_UP(number, PAGE_SIZE) >> PAGE_SHIFT;
    } else if (strcmp(name, "nr_blocks") == 0 && parse_size(value, 0, &number)) {
        superblock->pages_max = number;
    } else if (strcmp(name, "nr_inodes") == 0 && parse_size(value, 0, &number)) {
        superblock->inodes_max = number;
    } else if (strcmp(name, "mode") == 0 && parse_number(&value, 8, &number) && *value == '\0') {
        root->mode = S_IFDIR | (number & 07777);
    } else if (strcmp(name, "uid") == 0 && parse_number(&value, 10, &number) && *value == '\0') {
        root->uid = number;
    } else if (strcmp(name, "gid") == 0 && parse_number(&value, 10, &number) && *value == '\0') {
        root->gid = number;
    } else {
        return -EINVAL;
    }
    return 0;
}

int tmpfs_apply_options(struct superblock *superblock, char *options, uint64_t total_pages)
{
    while (options != NULL && *options != '\0') {
        char *end = strchr(options, ',');
        if (end != NULL)
            *end++ = '\0';
        char *value = strchr(options, '=');
        if (value != NULL)
            *value++ = '\0';
        int error = *options != '\0'
                        ? apply(superblock, options, value != NULL ? value : "", total_pages)
                        : 0;
        if (error < 0)
            return error;
        options = end;
    }
    return 0;
}
