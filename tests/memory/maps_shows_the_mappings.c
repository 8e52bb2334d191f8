/*
 * proc(5), /proc/PID/maps: address range, permissions, offset, device, inode and name of each
 * mapping.
 */
#include "support.h"

static char text[65536];

/* The line of /proc/self/maps of the mapping that begins at `address`. */
static const char *line_of(const void *address)
{
    char start[32];
    char *line, *end;

    if (read_whole_file("/proc/self/maps", text, sizeof text) < 0)
        return NULL;
    snprintf(start, sizeof start, "%lx-", (unsigned long)address);
    for (line = text; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        char *from = line + strspn(line, "0");
        if (strncmp(from, start, strlen(start)) == 0) {
            end = strchr(line, '\n');
            if (end)
                *end = 0;
            return line;
        }
    }
    return NULL;
}

int main(void)
{
    const char *line;
    char *map, *file;
    int fd;

    enter_scratch_dir(0755);
    write_file("mapped file", "x");
    fd = open("mapped file", O_RDWR);
    map = mmap(NULL, 5 * 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(map + 4096, 2 * 4096, PROT_READ | PROT_WRITE);
    line = line_of(map + 4096);
    ok(line && strstr(line, " rw-p 00000000 00:00 0"), "an anonymous mapping is rw-p");
    line = line_of(map + 3 * 4096);
    ok(line && strstr(line, " ---p "), "what is behind it is ---p");
    file = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 8192);
    line = line_of(file);
    ok(line && strstr(line, " rw-s 00002000 "), "a shared file mapping is rw-s with its offset");
    ok(line && strstr(line, "/mapped file"), "and its name");
    line_of((void *)1);
    ok(strstr(text, "[stack]") != NULL, "the stack is named");
    ok(malloc(10) != NULL, "a heap");
    line_of((void *)1);
    ok(strstr(text, "[heap]") != NULL, "is named too");
    return done_testing();
}
