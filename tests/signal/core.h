/*
 * For tests of core files: a child dumps core into the scratch folder, and the file is read back.
 * Where the machine's core_pattern is not plain, or its limit forbids core files, the test is
 * skipped.
 */
#ifndef CORE_H
#define CORE_H

#include "support.h"
#include <elf.h>

static char *core;
static size_t core_size;

static inline void need_core_files(void)
{
    struct rlimit limit;
    char pattern[256];

    getrlimit(RLIMIT_CORE, &limit);
    if (read_whole_file("/proc/sys/kernel/core_pattern", pattern, sizeof pattern) < 0
        || strcmp(pattern, "core\n") != 0 || limit.rlim_max != RLIM_INFINITY)
        skip_all("core_pattern is not plain or the core limit is not infinite");
    enter_scratch_dir(0777);
}

static inline void limit_core(rlim_t bytes)
{
    struct rlimit limit = { bytes, RLIM_INFINITY };

    setrlimit(RLIMIT_CORE, &limit);
}

static inline void dump_core(void)
{
    signal(SIGABRT, SIG_DFL);
    abort();
}

/* Maps the file as `core`. Gives whether there is one. */
static inline int read_core(const char *path)
{
    struct stat file;
    int fd = open(path, O_RDONLY);

    if (core)
        munmap(core, core_size);
    core = NULL;
    if (fd < 0 || fstat(fd, &file) < 0 || file.st_size == 0) {
        close(fd);
        return 0;
    }
    core_size = file.st_size;
    core = mmap(NULL, core_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    return core != MAP_FAILED;
}

/* The memory segment that begins at this address, or NULL. */
static inline const Elf64_Phdr *core_segment(uintptr_t address)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)core;
    const Elf64_Phdr *segment = (const Elf64_Phdr *)(core + header->e_phoff);

    for (int i = 0; i < header->e_phnum; i++, segment++)
        if (segment->p_type == PT_LOAD && segment->p_vaddr == address)
            return segment;
    return NULL;
}

#endif
