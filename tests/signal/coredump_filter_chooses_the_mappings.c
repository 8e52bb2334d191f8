/*
 * core(5), "Controlling which mappings are written to the core dump": the bits of
 * /proc/PID/coredump_filter, MADV_DONTDUMP, and that the value goes to children and stays over
 * exec.
 */
#include "core.h"

#define PLACE(i)  ((char *)0x100000000 + (i) * 0x1000000L)
#define PAGE      4096
#define PAGES     4

enum { ANONYMOUS, UNTOUCHED, NO_ACCESS, DONTDUMP, SHARED, SHARED_UNTOUCHED, FILE_PRIVATE,
       FILE_WRITTEN, FILE_SHARED, FILE_UNLINKED, ELF_START, ELF_BEHIND, EXECUTABLE, KINDS };

static int text_fd, script_fd, unlinked_fd, elf_fd;

static char *map(int kind, int protection, int flags, int fd, off_t offset)
{
    char *at = mmap(PLACE(kind), PAGES * PAGE, protection, flags | MAP_FIXED, fd, offset);

    if (at == MAP_FAILED)
        bail_out("cannot map");
    return at;
}

static void make_mappings(void)
{
    int anonymous = MAP_PRIVATE | MAP_ANONYMOUS, both = PROT_READ | PROT_WRITE;

    map(ANONYMOUS, both, anonymous, -1, 0)[PAGE] = 'a';
    map(UNTOUCHED, both, anonymous, -1, 0);
    map(NO_ACCESS, both, anonymous, -1, 0)[PAGE] = 'n';
    mprotect(PLACE(NO_ACCESS), PAGES * PAGE, PROT_NONE);
    map(DONTDUMP, both, anonymous, -1, 0)[0] = 'd';
    madvise(PLACE(DONTDUMP), PAGES * PAGE, MADV_DONTDUMP);
    map(SHARED, both, MAP_SHARED | MAP_ANONYMOUS, -1, 0)[0] = 's';
    map(SHARED_UNTOUCHED, both, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    map(FILE_PRIVATE, both, MAP_PRIVATE, text_fd, 0);
    map(FILE_WRITTEN, both, MAP_PRIVATE, text_fd, 0)[2 * PAGE] = 'w';
    map(FILE_SHARED, both, MAP_SHARED, text_fd, 0);
    map(FILE_UNLINKED, both, MAP_SHARED, unlinked_fd, 0)[0] = 'u';
    map(ELF_START, PROT_READ, MAP_PRIVATE, elf_fd, 0);
    map(ELF_BEHIND, PROT_READ, MAP_PRIVATE, elf_fd, PAGE);
    map(EXECUTABLE, PROT_READ, MAP_PRIVATE, script_fd, 0);
}

static const char *filter;

static void crash(void)
{
    write_file("/proc/self/coredump_filter", filter);
    limit_core(RLIM_INFINITY);
    make_mappings();
    dump_core();
}

/* How many pages of each mapping are in the core file. */
static const char *dumped_pages(const char *value)
{
    static char text[4 * KINDS];

    filter = value;
    run_child(crash);
    *text = '\0';
    if (!read_core("core"))
        return "no core";
    for (int kind = 0; kind < KINDS; kind++) {
        const Elf64_Phdr *segment = core_segment((uintptr_t)PLACE(kind));

        if (!segment)
            strcat(text, "- ");
        else
            sprintf(text + strlen(text), "%d ", (int)(segment->p_filesz / PAGE));
    }
    return text;
}

static char byte_at(int kind, size_t offset)
{
    const Elf64_Phdr *segment = core_segment((uintptr_t)PLACE(kind));

    return segment && offset < segment->p_filesz ? core[segment->p_offset + offset] : '?';
}

static void check_inheritance(char *self)
{
    char text[32] = "";

    write_file("/proc/self/coredump_filter", "0x16");
    if (fork() == 0) {
        execl(self, self, "inherited", NULL);
        _exit(1);
    }
    wait(NULL);
    read_whole_file("inherited", text, sizeof text);
    is_str(text, "00000016\n", "it goes to children and stays over exec");
}

int main(int argc, char **argv __attribute__((unused)))
{
    char text[32], self[PATH_MAX] = "";

    if (argc > 1) {
        read_whole_file("/proc/self/coredump_filter", text, sizeof text);
        write_file("inherited", text);
        return 0;
    }
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0)
        bail_out("no own path");
    need_core_files();
    read_whole_file("/proc/self/coredump_filter", text, sizeof text);
    is_str(text, "00000033\n", "by default bits 0, 1, 4 and 5 are set");
    write_file("text", "some text");
    write_file("script", "#!/bin/sh\n");
    write_file("unlinked", "");
    chmod("script", 0755);
    text_fd = open("text", O_RDWR);
    script_fd = open("script", O_RDONLY);
    unlinked_fd = open("unlinked", O_RDWR);
    unlink("unlinked");
    elf_fd = open(self, O_RDONLY);
    if (ftruncate(text_fd, PAGES * PAGE) < 0 || ftruncate(unlinked_fd, PAGES * PAGE) < 0)
        bail_out("no files");
    is_str(dumped_pages("0x33"), "4 0 4 0 4 4 0 4 0 4 1 0 1 ", "the default");
    is_int(byte_at(ANONYMOUS, PAGE), 'a', "a page is where its segment says");
    is_int(byte_at(ANONYMOUS, 2 * PAGE), 0, "one that was not touched is zero");
    is_int(byte_at(NO_ACCESS, PAGE), 'n', "also what the program could not read");
    is_int(byte_at(SHARED, 0), 's', "shared memory");
    is_int(byte_at(FILE_WRITTEN, 0), 's', "the file's text, of a private mapping");
    is_int(byte_at(FILE_WRITTEN, 2 * PAGE), 'w', "and what was written to it");
    is_int(byte_at(EXECUTABLE, 0), '#', "the first page of an executable file");
    is_str(dumped_pages("0"), "0 0 0 0 0 0 0 0 0 0 0 0 0 ", "no bit");
    is_str(dumped_pages("1"), "4 0 4 0 0 0 0 4 0 0 0 0 0 ", "bit 0: anonymous private mappings");
    is_str(dumped_pages("2"), "0 0 0 0 4 4 0 0 0 4 0 0 0 ", "bit 1: anonymous shared ones");
    is_str(dumped_pages("4"), "0 0 0 0 0 0 4 4 0 0 4 4 4 ", "bit 2: private ones of files");
    is_str(dumped_pages("8"), "0 0 0 0 0 0 0 0 4 0 0 0 0 ", "bit 3: shared ones of files");
    is_str(dumped_pages("16"), "0 0 0 0 0 0 0 0 0 0 1 0 1 ", "bit 4: ELF headers");
    is_str(dumped_pages("0x1ff"), "4 0 4 0 4 4 4 4 4 4 4 4 4 ", "all bits");
    check_inheritance(self);
    return done_testing();
}
