/*
 * cpio.c: the parser of newc archives. An entry is a header of 110 characters, "070701" and
 * thirteen numbers of eight hexadecimal digits; the name with its NUL; the data. Name and data end
 * on a multiple of four, counted from the archive's start.
 */
#include "fs/ram/cpio.h"

#include "abi/errno.h"
#include "lib/string.h"

#define HEADER  110
#define TRAILER "TRAILER!!!"

enum field {
    INODE,
    MODE,
    UID,
    GID,
    LINKS,
    MTIME,
    SIZE,
    DEV_MAJOR,
    DEV_MINOR,
    RDEV_MAJOR,
    RDEV_MINOR,
    NAME_SIZE,
    CHECK,
    FIELDS
};

void cpio_open(struct cpio *cpio, const void *archive, size_t size)
{
    cpio->at = archive;
    cpio->left = size;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static bool parse_fields(const char *text, uint32_t *fields)
{
    for (int i = 0; i < FIELDS; i++) {
        fields[i] = 0;
        for (int k = 0; k < 8; k++) {
            int digit = hex_digit(*text++);
            if (digit < 0)
                return false;
            fields[i] = fields[i] << 4 | digit;
        }
    }
    return true;
}

static void advance(struct cpio *cpio, size_t size)
{
    size = MIN(size, cpio->left);
    cpio->at += size;
    cpio->left -= size;
}

static void skip_zeros(struct cpio *cpio)
{
    while (cpio->left > 0 && *cpio->at == '\0')
        advance(cpio, 1);
}

int cpio_next(struct cpio *cpio, struct cpio_entry *entry)
{
    uint32_t fields[FIELDS];
    skip_zeros(cpio);
    if (cpio->left == 0)
        return 0;
    if (cpio->left < HEADER || memcmp(cpio->at, "070701", 6) != 0 ||
        !parse_fields(cpio->at + 6, fields))
        return -EINVAL;
    size_t name_size = fields[NAME_SIZE], size = fields[SIZE];
    size_t data_at = ALIGN_UP(HEADER + name_size, 4);
    if (name_size == 0 || data_at > cpio->left || size > cpio->left - data_at)
        return -EINVAL;
    const char *name = cpio->at + HEADER;
    if (name[name_size - 1] != '\0' || strlen(name) != name_size - 1)
        return -EINVAL;
    *entry = (struct cpio_entry){
        .name = name,
        .data = cpio->at + data_at,
        .size = size,
        .inode = fields[INODE],
        .mode = fields[MODE],
        .uid = fields[UID],
        .gid = fields[GID],
        .links = fields[LINKS],
        .mtime = fields[MTIME],
        .device_major = fields[DEV_MAJOR],
        .device_minor = fields[DEV_MINOR],
        .rdev_major = fields[RDEV_MAJOR],
        .rdev_minor = fields[RDEV_MINOR],
    };
    advance(cpio, ALIGN_UP(data_at + size, 4));
    return strcmp(name, TRAILER) == 0 ? 0 : 1;
}
