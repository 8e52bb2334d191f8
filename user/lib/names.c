/* Users and groups from the text files in /etc: see names.h. */
#include "names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Copies colon-separated field `index` of line; 0, or -1 when the line has fewer or it does not
 * fit.
 */
static int field_copy(const char *line, int index, char *buffer, size_t size)
{
    for (; index > 0; index--) {
        line = strchr(line, ':');
        if (line == NULL)
            return -1;
        line++;
    }
    size_t length = strcspn(line, ":\n");
    if (length >= size)
        return -1;
    memcpy(buffer, line, length);
    buffer[length] = '\0';
    return 0;
}

/* The first line of file whose field `key` is text: copies its field `wanted`. 0, or -1 if none. */
static int file_lookup(const char *path, int key, const char *text, int wanted, char *buffer,
                       size_t size)
{
    FILE *file = fopen(path, "r");
    char line[512], value[128];
    int result = -1;

    if (file == NULL)
        return -1;
    while (result != 0 && fgets(line, sizeof line, file) != NULL) {
        if (field_copy(line, key, value, sizeof value) == 0 && strcmp(value, text) == 0)
            result = field_copy(line, wanted, buffer, size);
    }
    fclose(file);
    return result;
}

static const char *name_of(const char *path, unsigned id, char buffer[NAMES_SIZE])
{
    char number[16];

    snprintf(number, sizeof number, "%u", id);
    if (file_lookup(path, 2, number, 0, buffer, NAMES_SIZE) != 0)
        strcpy(buffer, number);
    return buffer;
}

const char *names_of_uid(uid_t uid, char buffer[NAMES_SIZE])
{
    return name_of("/etc/passwd", uid, buffer);
}

const char *names_of_gid(gid_t gid, char buffer[NAMES_SIZE])
{
    return name_of("/etc/group", gid, buffer);
}

static int id_parse(const char *path, const char *text, unsigned *id)
{
    char number[16];
    char *end;

    if (file_lookup(path, 0, text, 2, number, sizeof number) == 0)
        text = number;
    if (*text < '0' || *text > '9')
        return -1;
    unsigned long value = strtoul(text, &end, 10);
    if (*end != '\0' || value > 0xfffffffeUL)
        return -1;
    *id = (unsigned)value;
    return 0;
}

int names_parse_uid(const char *text, uid_t *uid)
{
    return id_parse("/etc/passwd", text, uid);
}

int names_parse_gid(const char *text, gid_t *gid)
{
    return id_parse("/etc/group", text, gid);
}

int names_passwd_field(const char *user, int index, char *buffer, unsigned long size)
{
    return file_lookup("/etc/passwd", 0, user, index, buffer, size);
}
