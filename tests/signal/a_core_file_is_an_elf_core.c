/*
 * core(5): with a plain core_pattern the core is a file in the working directory: ELF, type
 * ET_CORE, with a PT_NOTE.
 */
#include "support.h"
#include <elf.h>

static void crash(void)
{
    struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };

    setrlimit(RLIMIT_CORE, &unlimited);
    *(volatile int *)0 = 1;
}

static int notes, loads, has_prstatus, signal_in_prstatus;

static void read_notes(int fd, const Elf64_Phdr *header)
{
    static char notes_area[65536];
    size_t size = header->p_filesz < sizeof notes_area ? header->p_filesz : sizeof notes_area;

    if (pread(fd, notes_area, size, header->p_offset) != (ssize_t)size)
        return;
    for (size_t at = 0; at + sizeof(Elf64_Nhdr) < size;) {
        Elf64_Nhdr *note = (Elf64_Nhdr *)(notes_area + at);
        char *content = notes_area + at + sizeof *note + ((note->n_namesz + 3) & ~3u);

        if (note->n_type == NT_PRSTATUS) {
            has_prstatus++;
            signal_in_prstatus = *(int *)content;
        }
        notes++;
        at = content - notes_area + ((note->n_descsz + 3) & ~3u);
    }
}

int main(void)
{
    char pattern[256];
    struct rlimit core;
    Elf64_Ehdr header;
    int status, fd;

    getrlimit(RLIMIT_CORE, &core);
    if (read_whole_file("/proc/sys/kernel/core_pattern", pattern, sizeof pattern) < 0
        || strcmp(pattern, "core\n") != 0 || core.rlim_max != RLIM_INFINITY)
        skip_all("core_pattern is not plain or the core limit is not infinite");
    enter_scratch_dir(0777);
    status = run_child(crash);
    ok(WIFSIGNALED(status) && WCOREDUMP(status), "the wait status has the core flag");
    fd = open("core", O_RDONLY);
    ok(fd >= 0, "there is a core file");
    is_int(read(fd, &header, sizeof header), sizeof header, "it has an ELF header");
    ok(memcmp(header.e_ident, ELFMAG, SELFMAG) == 0, "with its magic number");
    is_int(header.e_type, ET_CORE, "the type is ET_CORE");
    is_int(header.e_machine, EM_X86_64, "the machine is x86-64");
    for (int i = 0; i < header.e_phnum; i++) {
        Elf64_Phdr segment;

        if (pread(fd, &segment, sizeof segment, header.e_phoff + i * sizeof segment)
            != sizeof segment)
            break;
        loads += segment.p_type == PT_LOAD;
        if (segment.p_type == PT_NOTE)
            read_notes(fd, &segment);
    }
    ok(loads > 2, "there are memory segments");
    is_int(has_prstatus, 1, "there is one NT_PRSTATUS");
    is_int(signal_in_prstatus, SIGSEGV, "with the signal");
    ok(notes >= 5, "and other notes");
    return done_testing();
}
