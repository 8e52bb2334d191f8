/* Reads ELF headers, distrusting every number in them, and maps the segments they describe. */
#include "task/exec/elf.h"

#include "abi/elf.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/limits.h"
#include "abi/mman.h"
#include "arch/usercopy.h"
#include "fs/file.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"

#define HEADERS_MAX      128
/* Position-independent programs and interpreters: the places where Linux has them, unrandomised. */
#define PIE_BASE         0x555555554000ul
#define INTERPRETER_BASE 0x7ffff7f00000ul

struct elf_file {
    struct file *file;
    struct elf64_ehdr header;
    struct elf64_phdr *segments; /* header.e_phnum of them */
};

static int read_exactly(struct file *file, void *buffer, size_t size, uint64_t offset)
{
    ssize_t got;

    if (offset > INT64_MAX - size)
        return -ENOEXEC;
    got = file_read_kernel(file, buffer, size, (off_t)offset);
    if (got < 0)
        return (int)got;
    return (size_t)got == size ? 0 : -ENOEXEC;
}

static bool header_is_valid(const struct elf64_ehdr *header)
{
    return memcmp(header->e_ident, "\177ELF\2\1\1", 7) == 0 &&
           (header->e_type == ET_EXEC || header->e_type == ET_DYN) &&
           header->e_machine == EM_X86_64 && header->e_phentsize == sizeof(struct elf64_phdr) &&
           header->e_phnum > 0 && header->e_phnum <= HEADERS_MAX;
}

/* A segment that can be mapped: file part within memory part, all below the end of user space, file
 * and memory offsets alike within a page. */
static bool segment_is_valid(const struct elf64_phdr *segment)
{
    return segment->p_filesz <= segment->p_memsz && segment->p_vaddr < USER_END &&
           segment->p_memsz <= USER_END - segment->p_vaddr &&
           segment->p_offset <= INT64_MAX - segment->p_filesz &&
           (segment->p_vaddr - segment->p_offset) % PAGE_SIZE == 0;
}

static void elf_close(struct elf_file *elf)
{
    kfree(elf->segments);
    elf->segments = NULL;
}

static int elf_open(struct file *file, struct elf_file *elf)
{
    unsigned loadable = 0;
    size_t size;
    int error;

    *elf = (struct elf_file){ .file = file };
    error = read_exactly(file, &elf->header, sizeof(elf->header), 0);
    if (error)
        return error;
    if (!header_is_valid(&elf->header))
        return -ENOEXEC;
    size = elf->header.e_phnum * sizeof(struct elf64_phdr);
    elf->segments = kmalloc(size);
    if (!elf->segments)
        return -ENOMEM;
    error = read_exactly(file, elf->segments, size, elf->header.e_phoff);
    for (unsigned i = 0; !error && i < elf->header.e_phnum; i++) {
        if (elf->segments[i].p_type != PT_LOAD)
            continue;
        loadable++;
        if (!segment_is_valid(&elf->segments[i]))
            error = -ENOEXEC;
    }
    if (!error && loadable == 0)
        error = -ENOEXEC;
    if (error)
        elf_close(elf);
    return error;
}

int elf_check(struct file *file)
{
    struct elf_file elf;
    int error = elf_open(file, &elf);

    if (!error)
        elf_close(&elf);
    return error;
}

static int segment_protection(const struct elf64_phdr *segment)
{
    return (segment->p_flags & PF_R ? PROT_READ : 0) | (segment->p_flags & PF_W ? PROT_WRITE : 0) |
           (segment->p_flags & PF_X ? PROT_EXEC : 0);
}

/* The zeros behind a segment's file part: the rest of its last page, then whole anonymous pages. */
static int map_zeros(struct aspace *aspace, uintptr_t file_end, uintptr_t memory_end, int prot)
{
    uintptr_t page_end = ALIGN_UP(file_end, PAGE_SIZE), end = ALIGN_UP(memory_end, PAGE_SIZE);
    static const char zeros[PAGE_SIZE];

    if (memory_end > file_end && page_end > file_end) {
        int error = aspace_write(aspace, file_end, zeros, page_end - file_end, true);

        if (error)
            return -ENOEXEC; /* the file is shorter than its header says */
    }
    if (end <= page_end)
        return 0;
    return aspace_map(aspace, page_end, end - page_end, prot,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, NULL, 0, &page_end);
}

static int map_segment(struct aspace *aspace, const struct elf_file *elf,
                       const struct elf64_phdr *segment, uintptr_t bias)
{
    uintptr_t start = ALIGN_DOWN(bias + segment->p_vaddr, PAGE_SIZE);
    uintptr_t file_end = bias + segment->p_vaddr + segment->p_filesz;
    uintptr_t memory_end = bias + segment->p_vaddr + segment->p_memsz;
    int prot = segment_protection(segment), error;

    if (segment->p_memsz == 0)
        return 0;
    if (segment->p_filesz == 0)
        return map_zeros(aspace, start, memory_end, prot);
    error = aspace_map(aspace, start, file_end - start, prot, MAP_PRIVATE | MAP_FIXED, elf->file,
                       (off_t)ALIGN_DOWN(segment->p_offset, PAGE_SIZE), &start);
    if (error)
        return error;
    return map_zeros(aspace, file_end, memory_end, prot);
}

/* Where all segments together start and end, before the bias. */
static void image_bounds(const struct elf_file *elf, uintptr_t *start, uintptr_t *end)
{
    *start = USER_END;
    *end = 0;
    for (unsigned i = 0; i < elf->header.e_phnum; i++) {
        const struct elf64_phdr *segment = &elf->segments[i];

        if (segment->p_type != PT_LOAD)
            continue;
        *start = MIN(*start, ALIGN_DOWN(segment->p_vaddr, PAGE_SIZE));
        *end = MAX(*end, segment->p_vaddr + segment->p_memsz);
    }
}

static int map_segments(struct aspace *aspace, const struct elf_file *elf, uintptr_t base,
                        uintptr_t *bias)
{
    uintptr_t start, end;

    image_bounds(elf, &start, &end);
    *bias = elf->header.e_type == ET_DYN ? base - start : 0;
    if (elf->header.e_type == ET_DYN && end - start > USER_END - base)
        return -ENOMEM;
    for (unsigned i = 0; i < elf->header.e_phnum; i++) {
        int error = 0;

        if (elf->segments[i].p_type == PT_LOAD)
            error = map_segment(aspace, elf, &elf->segments[i], *bias);
        if (error)
            return error;
    }
    return 0;
}

static void note_segment(struct elf_image *image, const struct elf_file *elf,
                         const struct elf64_phdr *segment, uintptr_t bias)
{
    uintptr_t start = bias + segment->p_vaddr, end = start + segment->p_filesz;

    image->brk = MAX(image->brk, start + segment->p_memsz);
    if (elf->header.e_phoff - segment->p_offset < segment->p_filesz)
        image->program_headers = start + elf->header.e_phoff - segment->p_offset;
    if (segment->p_flags & PF_X) {
        image->code_start = image->code_start ? image->code_start : start;
        image->code_end = MAX(image->code_end, end);
    } else {
        image->data_start = start;
        image->data_end = MAX(image->data_end, end);
    }
}

static void describe(struct elf_image *image, const struct elf_file *elf, uintptr_t bias)
{
    *image = (struct elf_image){
        .entry = bias + elf->header.e_entry,
        .program_entry = bias + elf->header.e_entry,
        .header_count = elf->header.e_phnum,
    };
    for (unsigned i = 0; i < elf->header.e_phnum; i++) {
        const struct elf64_phdr *segment = &elf->segments[i];

        if (segment->p_type == PT_LOAD)
            note_segment(image, elf, segment, bias);
        else if (segment->p_type == PT_GNU_STACK)
            image->executable_stack = segment->p_flags & PF_X;
    }
}

static const struct elf64_phdr *find_segment(const struct elf_file *elf, uint32_t type)
{
    for (unsigned i = 0; i < elf->header.e_phnum; i++)
        if (elf->segments[i].p_type == type)
            return &elf->segments[i];
    return NULL;
}

/* Opens the program interpreter (ld.so) that PT_INTERP names. */
static int open_interpreter(const struct elf_file *elf, const struct elf64_phdr *segment,
                            struct file **out)
{
    char *path;
    int error;

    if (segment->p_filesz < 2 || segment->p_filesz > PATH_MAX)
        return -ENOEXEC;
    path = kmalloc(segment->p_filesz);
    if (!path)
        return -ENOMEM;
    error = read_exactly(elf->file, path, segment->p_filesz, segment->p_offset);
    if (!error && path[segment->p_filesz - 1] != '\0')
        error = -ENOEXEC;
    if (!error)
        error = file_open_exec(AT_FDCWD, path, 0, out);
    kfree(path);
    return error;
}

static int load_interpreter(struct aspace *aspace, const struct elf_file *program,
                            const struct elf64_phdr *segment, struct elf_image *image)
{
    struct elf_file elf;
    struct file *file;
    uintptr_t bias;
    int error;

    error = open_interpreter(program, segment, &file);
    if (error)
        return error;
    error = elf_open(file, &elf);
    if (error)
        goto put;
    error = map_segments(aspace, &elf, INTERPRETER_BASE, &bias);
    image->interpreter = bias;
    image->entry = bias + elf.header.e_entry;
    elf_close(&elf);
put:
    file_put(file);
    return error;
}

int elf_load(struct aspace *aspace, struct file *file, struct elf_image *image)
{
    const struct elf64_phdr *interpreter;
    struct elf_file elf;
    uintptr_t bias;
    int error;

    error = elf_open(file, &elf);
    if (error)
        return error;
    error = map_segments(aspace, &elf, PIE_BASE, &bias);
    if (error)
        goto close;
    describe(image, &elf, bias);
    interpreter = find_segment(&elf, PT_INTERP);
    if (interpreter)
        error = load_interpreter(aspace, &elf, interpreter, image);
close:
    elf_close(&elf);
    return error;
}
