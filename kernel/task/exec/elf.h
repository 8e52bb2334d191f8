/* Loading ELF programs into a new address space (elf(5), the x86-64 psABI). */
#ifndef KERNEL_TASK_EXEC_ELF_H
#define KERNEL_TASK_EXEC_ELF_H

#include "lib/types.h"

struct aspace;
struct file;

/* What the loader tells the program by the auxiliary vector. */
struct elf_image {
    uintptr_t entry;           /* where to start: the interpreter's entry if there is one */
    uintptr_t program_entry;   /* AT_ENTRY */
    uintptr_t program_headers; /* AT_PHDR: their address in memory, 0 if not mapped */
    unsigned header_count;     /* AT_PHNUM */
    uintptr_t interpreter;     /* AT_BASE, 0 if none */
    uintptr_t brk;             /* end of the last segment */
    uintptr_t code_start, code_end, data_start, data_end;
    bool executable_stack;     /* PT_GNU_STACK asks for it */
};

/* Checks that file is an ELF program for this machine, without touching any address space. 0,
 * -ENOEXEC, or an error of reading it. */
int elf_check(struct file *file);

/* Maps file, and its interpreter, into aspace. 0, -ENOEXEC, -ENOMEM, or an error of reading. */
int elf_load(struct aspace *aspace, struct file *file, struct elf_image *image);

#endif
