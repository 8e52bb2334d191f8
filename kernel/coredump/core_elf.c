/*
 * The contents of a core file (elf(5)): the ELF header, a PT_NOTE segment with the state of every
 * thread and of the process, and a PT_LOAD segment for each region of its memory. The notes' order
 * is what gdb expects: the thread that got the signal first.
 *
 * Memory that was never touched, or holds only zeros, becomes a hole in the file.
 */
#include "coredump/coredump.h"

#include "abi/elf.h"
#include "abi/errno.h"
#include "abi/mman.h"
#include "abi/ucontext.h"
#include "arch/arch.h"
#include "debug/trace.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "fs/pipe/pipe.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "signal/signal.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/task.h"
#include "time/cpu_time.h"

struct segment {
    uintptr_t start;
    uint64_t memory_size, file_size;
    uint32_t flags;
    bool has_file;
};

/* One dump on its way. */
struct core {
    struct file *file; /* NULL: only count */
    uint64_t offset;   /* of the next byte */
    uint64_t hole;     /* bytes before it that were passed over, not written yet */
    uint64_t written;  /* without holes: this is what the limit counts */
    uint64_t limit;    /* RLIMIT_CORE */
    bool full;         /* the limit was reached, a write failed, or SIGKILL came */
    int signal;
    const siginfo_t *info;
    struct segment *segments;
    unsigned segment_count;
    uint8_t *page; /* a buffer */
};

/* ---- Output ---------------------------------------------------------------------------------- */

static const uint8_t zeros[PAGE_SIZE];

static bool write_bytes(struct core *core, const void *data, size_t size, uint64_t offset)
{
    return file_write_kernel(core->file, data, size, (off_t)offset) == (ssize_t)size;
}

/* A file has a real hole; a pipe gets zeros. */
static bool write_hole(struct core *core)
{
    uint64_t left = core->hole;

    core->hole = 0;
    if (!file_is_pipe(core->file))
        return true;
    for (; left > 0; left -= MIN(left, PAGE_SIZE))
        if (signal_fatal_pending(current) || !write_bytes(core, zeros, MIN(left, PAGE_SIZE), 0))
            return false;
    return true;
}

static void emit(struct core *core, const void *data, size_t size)
{
    if (core->file && !core->full) {
        core->full = signal_fatal_pending(current) || !write_hole(core) ||
                     core->written + size > core->limit ||
                     !write_bytes(core, data, size, core->offset);
        core->written += size;
    }
    core->offset += size;
}

static void skip(struct core *core, uint64_t size)
{
    core->hole += size;
    core->offset += size;
}

static void emit_padding(struct core *core, unsigned alignment)
{
    emit(core, zeros, ALIGN_UP(core->offset, (uint64_t)alignment) - core->offset);
}

static void emit_note_header(struct core *core, const char *name, uint32_t type, size_t size)
{
    struct elf64_nhdr header = {
        .n_namesz = (uint32_t)strlen(name) + 1,
        .n_descsz = (uint32_t)size,
        .n_type = type,
    };

    emit(core, &header, sizeof(header));
    emit(core, name, header.n_namesz);
    emit_padding(core, 4);
}

static void emit_note(struct core *core, const char *name, uint32_t type, const void *data,
                      size_t size)
{
    emit_note_header(core, name, type, size);
    emit(core, data, size);
    emit_padding(core, 4);
}

/* ---- Notes of a thread ----------------------------------------------------------------------- */

static struct elf_timeval time_of(uint64_t nanoseconds)
{
    return (struct elf_timeval){
        .tv_sec = (int64_t)(nanoseconds / NSEC_PER_SEC),
        .tv_usec = (int64_t)(nanoseconds % NSEC_PER_SEC / NSEC_PER_USEC),
    };
}

static void emit_status(struct core *core, struct task *task)
{
    struct process *process = task->process;
    bool is_first = task == process->leader;
    struct elf_prstatus status = {
        .pr_info.si_signo = core->signal,
        .pr_cursig = (int16_t)core->signal,
        .pr_sigpend = task->signals.pending.set,
        .pr_sighold = task->signals.blocked,
        .pr_pid = task->tid,
        .pr_ppid = process->parent->pid,
        .pr_pgrp = process->pgrp->id,
        .pr_sid = process->pgrp->session->id,
        .pr_utime = time_of(is_first ? process_user_time(process) : task_user_time(task)),
        .pr_stime = time_of(is_first ? process_system_time(process) : task_system_time(task)),
        .pr_cutime = time_of(process->waited_children.user_time),
        .pr_cstime = time_of(process->waited_children.system_time),
        .pr_fpvalid = 1,
    };

    arch_task_registers(task, &status.pr_reg);
    emit_note(core, "CORE", NT_PRSTATUS, &status, sizeof(status));
}

/* The FXSAVE image, and the whole XSAVE area with the word that tells gdb which parts are in it. */
static void emit_fp_state(struct core *core, struct task *task)
{
    struct _fpstate legacy;

    if (task == current)
        arch_fpu_save();
    arch_fpu_legacy(task, &legacy, false);
    emit_note(core, "CORE", NT_FPREGSET, &legacy, sizeof(legacy));
    if (!arch_fpu_features())
        return;
    arch_fpu_legacy(task, &legacy, true);
    emit_note_header(core, "LINUX", NT_X86_XSTATE, arch_fpu_size());
    emit(core, &legacy, sizeof(legacy));
    emit(core, (const uint8_t *)task->arch.fpu + sizeof(legacy), arch_fpu_size() - sizeof(legacy));
    emit_padding(core, 4);
}

/* ---- Notes of the process -------------------------------------------------------------------- */

static void read_arguments(struct process *process, char *text, size_t size)
{
    const struct aspace_layout *layout = aspace_layout(process->aspace);
    size_t length = MIN(layout->arg_end - layout->arg_start, size - 1);

    if (aspace_read(process->aspace, layout->arg_start, text, length, true) != 0)
        return;
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\0')
            text[i] = ' ';
}

static void emit_process_info(struct core *core)
{
    struct process *process = current_process();
    struct elf_prpsinfo info = {
        .pr_sname = 'R',
        .pr_nice = (char)current->nice,
        .pr_uid = current->cred.uid,
        .pr_gid = current->cred.gid,
        .pr_pid = process->pid,
        .pr_ppid = process->parent->pid,
        .pr_pgrp = process->pgrp->id,
        .pr_sid = process->pgrp->session->id,
    };

    memcpy(info.pr_fname, current->name, sizeof(info.pr_fname));
    read_arguments(process, info.pr_psargs, sizeof(info.pr_psargs));
    emit_note(core, "CORE", NT_PRPSINFO, &info, sizeof(info));
}

static void emit_auxv(struct core *core)
{
    const struct aspace_layout *layout = aspace_layout(current_process()->aspace);

    emit_note(core, "CORE", NT_AUXV, layout->auxv, layout->auxv_count * sizeof(layout->auxv[0]));
}

/* NT_FILE: count, page size, then start, end and offset (in pages) of each file mapping, then their
 * paths. Visited three times: to count, for the numbers, for the names. */
struct file_list {
    struct core *core;
    uint64_t count, name_bytes;
    enum { FILES_COUNT, FILES_NUMBERS, FILES_NAMES } step;
};

static int visit_file(const struct region_info *region, void *argument)
{
    struct file_list *list = argument;
    char *path = (char *)list->core->page;
    uint64_t numbers[3] = {
        region->start,
        region->end,
        (uint64_t)region->offset >> PAGE_SHIFT,
    };

    if (!region->file || file_path(region->file, path, PAGE_SIZE) < 0)
        return 0;
    switch (list->step) {
    case FILES_COUNT:
        list->count++;
        list->name_bytes += strlen(path) + 1;
        break;
    case FILES_NUMBERS: emit(list->core, numbers, sizeof(numbers)); break;
    case FILES_NAMES: emit(list->core, path, strlen(path) + 1); break;
    }
    return 0;
}

static void emit_files(struct core *core)
{
    struct aspace *aspace = current_process()->aspace;
    struct file_list list = { .core = core, .step = FILES_COUNT };
    uint64_t head[2];

    aspace_visit(aspace, visit_file, &list);
    head[0] = list.count;
    head[1] = PAGE_SIZE;
    emit_note_header(core, "CORE", NT_FILE, (2 + 3 * list.count) * 8 + list.name_bytes);
    emit(core, head, sizeof(head));
    list.step = FILES_NUMBERS;
    aspace_visit(aspace, visit_file, &list);
    list.step = FILES_NAMES;
    aspace_visit(aspace, visit_file, &list);
    emit_padding(core, 4);
}

static void emit_notes(struct core *core)
{
    struct task *task;

    emit_status(core, current);
    emit_process_info(core);
    emit_note(core, "CORE", NT_SIGINFO, core->info, sizeof(*core->info));
    emit_auxv(core);
    emit_files(core);
    emit_fp_state(core, current);
    list_for_each (task, &current_process()->tasks, process_link) {
        if (task == current || task->exiting)
            continue;
        emit_status(core, task);
        emit_fp_state(core, task);
    }
}

/* ---- Memory ---------------------------------------------------------------------------------- */

static bool starts_with_elf_header(uintptr_t start)
{
    char magic[SELFMAG];

    return aspace_read(current_process()->aspace, start, magic, sizeof(magic), true) == 0 &&
           memcmp(magic, ELFMAG, SELFMAG) == 0;
}

/* core(5), "Controlling which mappings are written to the core dump": bits of coredump_filter. */
enum {
    FILTER_ANONYMOUS_PRIVATE = 1 << 0,
    FILTER_ANONYMOUS_SHARED = 1 << 1,
    FILTER_FILE_PRIVATE = 1 << 2,
    FILTER_FILE_SHARED = 1 << 3,
    FILTER_ELF_HEADERS = 1 << 4,
};

/* Shared memory without a name is anonymous. */
static bool wants_shared(const struct region_info *region, unsigned filter)
{
    const struct inode *inode = region->file ? region->file->inode : NULL;

    return filter & (!inode || inode->links == 0 ? FILTER_ANONYMOUS_SHARED : FILTER_FILE_SHARED);
}

/* The first page of a program or library tells gdb its build id. */
static bool has_elf_header(const struct region_info *region)
{
    const struct inode *inode = region->file->inode;

    return region->offset == 0 && (region->prot & PROT_READ) &&
           ((inode && (inode->mode & 0111)) || starts_with_elf_header(region->start));
}

/* How much of a region goes into the file. Private memory that was written to counts as anonymous,
 * also a file's; without a page of its own there is nothing to show. */
static uint64_t dump_size(const struct region_info *region)
{
    uint64_t size = region->end - region->start;
    unsigned filter = current_process()->coredump_filter;

    if (!region->dump)
        return 0;
    if (region->shared)
        return wants_shared(region, filter) ? size : 0;
    if (region->own_pages && (filter & FILTER_ANONYMOUS_PRIVATE))
        return size;
    if (!region->file)
        return 0;
    if (filter & FILTER_FILE_PRIVATE)
        return size;
    return (filter & FILTER_ELF_HEADERS) && has_elf_header(region) ? PAGE_SIZE : 0;
}

static int count_region(const struct region_info *region, void *count)
{
    (void)region;
    ++*(unsigned *)count;
    return 0;
}

static int add_segment(const struct region_info *region, void *argument)
{
    struct core *core = argument;

    core->segments[core->segment_count++] = (struct segment){
        .start = region->start,
        .memory_size = region->end - region->start,
        .file_size = dump_size(region),
        .has_file = region->file != NULL,
        .flags = (region->prot & PROT_READ ? PF_R : 0u) | (region->prot & PROT_WRITE ? PF_W : 0u) |
                 (region->prot & PROT_EXEC ? PF_X : 0u),
    };
    return 0;
}

static int find_segments(struct core *core)
{
    struct aspace *aspace = current_process()->aspace;
    unsigned count = 0;

    aspace_visit(aspace, count_region, &count);
    core->segments = vmalloc((count + 1) * sizeof(*core->segments));
    if (!core->segments)
        return -ENOMEM;
    aspace_visit(aspace, add_segment, core);
    return 0;
}

static bool is_zero(const uint8_t *page)
{
    const uint64_t *words = (const uint64_t *)page;

    for (size_t i = 0; i < PAGE_SIZE / sizeof(*words); i++)
        if (words[i] != 0)
            return false;
    return true;
}

static void emit_segment(struct core *core, const struct segment *segment)
{
    struct aspace *aspace = current_process()->aspace;
    uintptr_t end = segment->start + segment->file_size;

    for (uintptr_t at = segment->start; at < end && !core->full; at += PAGE_SIZE) {
        memset(core->page, 0, PAGE_SIZE);
        if (segment->has_file || aspace_is_present(aspace, at))
            aspace_read(aspace, at, core->page, PAGE_SIZE, true); /* beyond a file's end: zeros */
        if (is_zero(core->page))
            skip(core, PAGE_SIZE);
        else
            emit(core, core->page, PAGE_SIZE);
        sched_point();
    }
}

/* ---- The file -------------------------------------------------------------------------------- */

static void emit_elf_header(struct core *core)
{
    struct elf64_ehdr header = {
        .e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT },
        .e_type = ET_CORE,
        .e_machine = EM_X86_64,
        .e_version = EV_CURRENT,
        .e_phoff = sizeof(header),
        .e_ehsize = sizeof(header),
        .e_phentsize = sizeof(struct elf64_phdr),
        .e_phnum = (uint16_t)(core->segment_count + 1),
    };

    emit(core, &header, sizeof(header));
}

static void emit_program_headers(struct core *core, uint64_t notes_size)
{
    uint64_t notes_at = core->offset + (core->segment_count + 1) * sizeof(struct elf64_phdr);
    uint64_t data_at = ALIGN_UP(notes_at + notes_size, PAGE_SIZE);
    struct elf64_phdr notes = {
        .p_type = PT_NOTE,
        .p_offset = notes_at,
        .p_filesz = notes_size,
        .p_align = 4,
    };

    emit(core, &notes, sizeof(notes));
    for (unsigned i = 0; i < core->segment_count; i++) {
        const struct segment *segment = &core->segments[i];
        struct elf64_phdr load = {
            .p_type = PT_LOAD,
            .p_flags = segment->flags,
            .p_offset = data_at,
            .p_vaddr = segment->start,
            .p_filesz = segment->file_size,
            .p_memsz = segment->memory_size,
            .p_align = PAGE_SIZE,
        };

        emit(core, &load, sizeof(load));
        data_at += segment->file_size;
    }
}

static void emit_core(struct core *core)
{
    struct core counter = *core;

    counter.file = NULL;
    emit_notes(&counter);
    emit_elf_header(core);
    emit_program_headers(core, counter.offset);
    emit_notes(core);
    skip(core, ALIGN_UP(core->offset, PAGE_SIZE) - core->offset);
    for (unsigned i = 0; i < core->segment_count; i++)
        emit_segment(core, &core->segments[i]);
    if (core->hole > 0) { /* its last byte gives the file its size */
        core->hole--;
        core->offset--;
        emit(core, zeros, 1);
    }
}

int core_elf_write(struct file *file, uint64_t limit, int signal, const siginfo_t *info)
{
    struct core core = { .file = file, .limit = limit, .signal = signal, .info = info };
    int error;

    core.page = kmalloc(PAGE_SIZE);
    if (!core.page)
        return -ENOMEM;
    error = find_segments(&core);
    if (!error) {
        emit_core(&core);
        trace_event(TRACE_SIGNAL_CORE, current_process()->pid, (int64_t)core.offset);
    }
    vfree(core.segments);
    kfree(core.page);
    return error;
}
