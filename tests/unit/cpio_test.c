// link: kernel/fs/ram/cpio.c
/* The parser of newc archives: entries, padding, several archives, damage. */
#include "abi/errno.h"
#include "fs/ram/cpio.h"
#include "tap.h"

static char archive[4096];
static size_t archive_size;

static void pad(void)
{
    while (archive_size % 4)
        archive[archive_size++] = 0;
}

static void add(const char *name, unsigned mode, const char *data, unsigned size)
{
    archive_size += sprintf(archive + archive_size,
                            "070701%08x%08x%08X%08x%08x%08x%08x%08x%08x%08x%08x%08x%08x", 5, mode,
                            0xABCD, 7, 1, 1000, size, 8, 1, 4, 64, (unsigned)strlen(name) + 1, 0);
    strcpy(archive + archive_size, name);
    archive_size += strlen(name) + 1;
    pad();
    memcpy(archive + archive_size, data, size);
    archive_size += size;
    pad();
}

/* What cpio_next says of the archive's first entry in exactly this much memory. */
static int first_of(size_t size)
{
    struct cpio cpio;
    struct cpio_entry entry;
    char *copy = malloc(size);
    memcpy(copy, archive, size);
    cpio_open(&cpio, copy, size);
    int result = cpio_next(&cpio, &entry);
    free(copy);
    return result;
}

static void test_entries(void)
{
    struct cpio cpio;
    struct cpio_entry entry;
    add("a", 0100644, "hello", 5);
    add("folder", 040755, "", 0);
    add("TRAILER!!!", 0, "", 0);
    archive_size += 512;
    add("second", 0120777, "a", 1);
    cpio_open(&cpio, archive, archive_size);
    is_int(cpio_next(&cpio, &entry), 1, "the first entry is there");
    ok(strcmp(entry.name, "a") == 0 && memcmp(entry.data, "hello", 5) == 0 && entry.size == 5,
       "it has its name and data");
    ok(entry.mode == 0100644 && entry.uid == 0xabcd && entry.gid == 7 && entry.mtime == 1000 &&
           entry.rdev_major == 4 && entry.rdev_minor == 64 && entry.inode == 5,
       "its numbers are read, in either case");
    is_int(cpio_next(&cpio, &entry), 1, "the second entry is found behind the padding");
    ok(strcmp(entry.name, "folder") == 0 && entry.size == 0, "it is the folder");
    is_int(cpio_next(&cpio, &entry), 0, "the trailer ends the archive");
    is_int(cpio_next(&cpio, &entry), 1, "an archive behind it is read on");
    ok(strcmp(entry.name, "second") == 0, "its entry is the right one");
    is_int(cpio_next(&cpio, &entry), 0, "the end of memory is the end");
}

static void test_damage(void)
{
    archive_size = 0;
    add("name", 0100644, "data", 4);
    int damaged = 0;
    for (size_t size = 1; size < archive_size; size++)
        damaged += first_of(size) == -EINVAL;
    is_int(damaged, (int)archive_size - 1, "an archive cut anywhere is damaged");
    is_int(first_of(archive_size), 1, "the whole is not");
    archive[3] = '9';
    is_int(first_of(archive_size), -EINVAL, "another magic number is damage");
    archive[3] = '7';
    archive[20] = 'x';
    is_int(first_of(archive_size), -EINVAL, "so is a digit that is none");
    archive[20] = '0';
    memcpy(archive + 54, "ffffffff", 8);
    is_int(first_of(archive_size), -EINVAL, "so is a size that reaches behind the end");
    memcpy(archive + 54, "00000004", 8);
    memcpy(archive + 94, "ffffffff", 8);
    is_int(first_of(archive_size), -EINVAL, "so is a name that does");
    memcpy(archive + 94, "00000000", 8);
    is_int(first_of(archive_size), -EINVAL, "so is a name of no bytes");
    memcpy(archive + 94, "00000004", 8);
    is_int(first_of(archive_size), -EINVAL, "so is a name without its NUL");
}

/* Walks an archive in memory of just its size; what is said of its end, or 2 if it has none. */
static int walk(const char *bytes, size_t size)
{
    struct cpio cpio;
    struct cpio_entry entry;
    char *copy = malloc(size);
    int result = 2, entries = 0;
    unsigned long sum = 0;

    memcpy(copy, bytes, size);
    cpio_open(&cpio, copy, size);
    while (result > 0 && entries++ < 1000) {
        result = cpio_next(&cpio, &entry);
        if (result != 1)
            break;
        for (size_t i = 0; i < entry.size; i++) /* the sanitizer sees a byte outside */
            sum += (unsigned char)entry.data[i];
        sum += strlen(entry.name);
    }
    free(copy);
    return entries < 1000 && sum < ~0ul ? result : 2;
}

/* Any byte may be anything: the walk stays in the archive and ends. */
static void test_any_damage(void)
{
    static char damaged[sizeof archive];
    unsigned seed = 1;
    int bad = 0;

    archive_size = 0;
    add("first", 0100644, "some text", 9);
    add("folder/link", 0120777, "first", 5);
    add("TRAILER!!!", 0, "", 0);
    for (size_t at = 0; at < archive_size; at++) {
        for (int byte = 0; byte < 256; byte += 5) {
            memcpy(damaged, archive, archive_size);
            damaged[at] = (char)byte;
            bad += walk(damaged, archive_size) > 0;
        }
    }
    is_int(bad, 0, "with any byte changed the walk ends well or with an error");
    for (int round = 0; round < 20000; round++) {
        memcpy(damaged, archive, archive_size);
        for (int i = 0; i < 4; i++) {
            seed = seed * 1103515245 + 12345;
            damaged[(seed >> 8) % archive_size] = "0123456789abcdef"[seed >> 28];
        }
        bad += walk(damaged, archive_size - round % 64) > 0;
    }
    is_int(bad, 0, "so it does with several digits changed and its end cut off");
}

int main(void)
{
    test_entries();
    test_damage();
    test_any_damage();
    return done_testing();
}
