/*
 * abi/auxv.h — the auxiliary vector that execve puts above envp on the new stack.
 * Source: getauxval(3), the x86-64 psABI.
 */
#ifndef ABI_AUXV_H
#define ABI_AUXV_H

#include "types.h"

#define AT_NULL              0
#define AT_IGNORE            1
#define AT_EXECFD            2
#define AT_PHDR              3
#define AT_PHENT             4
#define AT_PHNUM             5
#define AT_PAGESZ            6
#define AT_BASE              7
#define AT_FLAGS             8
#define AT_ENTRY             9
#define AT_NOTELF            10
#define AT_UID               11
#define AT_EUID              12
#define AT_GID               13
#define AT_EGID              14
#define AT_PLATFORM          15 /* address of a string: "x86_64" */
#define AT_HWCAP             16 /* CPUID.1:EDX */
#define AT_CLKTCK            17
#define AT_SECURE            23
#define AT_BASE_PLATFORM     24
#define AT_RANDOM            25 /* address of 16 random bytes */
#define AT_HWCAP2            26 /* bit 1: FSGSBASE is usable */
#define AT_RSEQ_FEATURE_SIZE 27
#define AT_RSEQ_ALIGN        28
#define AT_EXECFN            31 /* address of the path given to execve */
#define AT_SYSINFO_EHDR      33 /* address of the vDSO's ELF header */
#define AT_MINSIGSTKSZ       51 /* bytes the largest signal frame needs */

#define HWCAP2_RING3MWAIT    (1 << 0)
#define HWCAP2_FSGSBASE      (1 << 1)

struct elf64_auxv {
    uint64_t a_type;
    uint64_t a_val;
};
_Static_assert(sizeof(struct elf64_auxv) == 16, "elf64_auxv");

#endif
