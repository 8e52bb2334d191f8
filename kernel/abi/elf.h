/*
 * abi/elf.h — the ELF-64 object format, and the notes of a core file.
 * Source: elf(5), System V gABI, x86-64 psABI, core(5).
 */
#ifndef ABI_ELF_H
#define ABI_ELF_H

#include "signal.h"
#include "types.h"

#define EI_MAG0        0
#define EI_CLASS       4
#define EI_DATA        5
#define EI_VERSION     6
#define EI_OSABI       7
#define EI_ABIVERSION  8
#define EI_NIDENT      16

#define ELFMAG         "\177ELF"
#define SELFMAG        4
#define ELFCLASS32     1
#define ELFCLASS64     2
#define ELFDATA2LSB    1
#define EV_CURRENT     1
#define ELFOSABI_NONE  0
#define ELFOSABI_LINUX 3

#define ET_NONE        0
#define ET_REL         1
#define ET_EXEC        2
#define ET_DYN         3
#define ET_CORE        4

#define EM_386         3
#define EM_X86_64      62

struct elf64_ehdr {
    uint8_t e_ident[EI_NIDENT];
    uint16_t e_type;
    uint16_t e_machine;
    uint32_t e_version;
    uint64_t e_entry;
    uint64_t e_phoff;
    uint64_t e_shoff;
    uint32_t e_flags;
    uint16_t e_ehsize;
    uint16_t e_phentsize;
    uint16_t e_phnum;
    uint16_t e_shentsize;
    uint16_t e_shnum;
    uint16_t e_shstrndx;
};
_Static_assert(sizeof(struct elf64_ehdr) == 64, "elf64_ehdr");
_Static_assert(offsetof(struct elf64_ehdr, e_phoff) == 32, "elf64_ehdr");

#define PN_XNUM         0xffff

#define PT_NULL         0
#define PT_LOAD         1
#define PT_DYNAMIC      2
#define PT_INTERP       3
#define PT_NOTE         4
#define PT_SHLIB        5
#define PT_PHDR         6
#define PT_TLS          7
#define PT_GNU_EH_FRAME 0x6474e550
#define PT_GNU_STACK    0x6474e551
#define PT_GNU_RELRO    0x6474e552
#define PT_GNU_PROPERTY 0x6474e553

#define PF_X            1
#define PF_W            2
#define PF_R            4

struct elf64_phdr {
    uint32_t p_type;
    uint32_t p_flags;
    uint64_t p_offset;
    uint64_t p_vaddr;
    uint64_t p_paddr;
    uint64_t p_filesz;
    uint64_t p_memsz;
    uint64_t p_align;
};
_Static_assert(sizeof(struct elf64_phdr) == 56, "elf64_phdr");

#define SHN_UNDEF    0
#define SHN_ABS      0xfff1
#define SHN_COMMON   0xfff2

#define SHT_NULL     0
#define SHT_PROGBITS 1
#define SHT_SYMTAB   2
#define SHT_STRTAB   3
#define SHT_RELA     4
#define SHT_NOBITS   8
#define SHT_NOTE     7

struct elf64_shdr {
    uint32_t sh_name;
    uint32_t sh_type;
    uint64_t sh_flags;
    uint64_t sh_addr;
    uint64_t sh_offset;
    uint64_t sh_size;
    uint32_t sh_link;
    uint32_t sh_info;
    uint64_t sh_addralign;
    uint64_t sh_entsize;
};
_Static_assert(sizeof(struct elf64_shdr) == 64, "elf64_shdr");

struct elf64_sym {
    uint32_t st_name;
    uint8_t st_info;
    uint8_t st_other;
    uint16_t st_shndx;
    uint64_t st_value;
    uint64_t st_size;
};
_Static_assert(sizeof(struct elf64_sym) == 24, "elf64_sym");

#define ELF64_ST_TYPE(info) ((info)&0xf)
#define ELF64_ST_BIND(info) ((info) >> 4)
#define STT_NOTYPE          0
#define STT_OBJECT          1
#define STT_FUNC            2

struct elf64_dyn {
    int64_t d_tag;
    uint64_t d_val;
};
_Static_assert(sizeof(struct elf64_dyn) == 16, "elf64_dyn");

#define DT_NULL    0
#define DT_RELA    7
#define DT_RELASZ  8
#define DT_RELAENT 9

struct elf64_rela {
    uint64_t r_offset;
    uint64_t r_info;
    int64_t r_addend;
};
_Static_assert(sizeof(struct elf64_rela) == 24, "elf64_rela");

#define R_X86_64_NONE      0
#define R_X86_64_64        1
#define R_X86_64_RELATIVE  8
#define R_X86_64_IRELATIVE 37

/* A note: this, then the name and the descriptor, each padded to 4 bytes. */
struct elf64_nhdr {
    uint32_t n_namesz;
    uint32_t n_descsz;
    uint32_t n_type;
};
_Static_assert(sizeof(struct elf64_nhdr) == 12, "elf64_nhdr");

/* Notes named "CORE" (NT_X86_XSTATE: "LINUX"). */
#define NT_PRSTATUS   1
#define NT_PRFPREG    2
#define NT_FPREGSET   2
#define NT_PRPSINFO   3
#define NT_TASKSTRUCT 4
#define NT_AUXV       6
#define NT_SIGINFO    0x53494749
#define NT_FILE       0x46494c45
#define NT_X86_XSTATE 0x202

/* Registers in the order of NT_PRSTATUS and of ptrace's user area. */
struct user_regs_struct {
    uint64_t r15;
    uint64_t r14;
    uint64_t r13;
    uint64_t r12;
    uint64_t rbp;
    uint64_t rbx;
    uint64_t r11;
    uint64_t r10;
    uint64_t r9;
    uint64_t r8;
    uint64_t rax;
    uint64_t rcx;
    uint64_t rdx;
    uint64_t rsi;
    uint64_t rdi;
    uint64_t orig_rax;
    uint64_t rip;
    uint64_t cs;
    uint64_t eflags;
    uint64_t rsp;
    uint64_t ss;
    uint64_t fs_base;
    uint64_t gs_base;
    uint64_t ds;
    uint64_t es;
    uint64_t fs;
    uint64_t gs;
};
_Static_assert(sizeof(struct user_regs_struct) == 216, "user_regs_struct");

struct elf_siginfo {
    int32_t si_signo;
    int32_t si_code;
    int32_t si_errno;
};

struct elf_timeval {
    int64_t tv_sec;
    int64_t tv_usec;
};

struct elf_prstatus {
    struct elf_siginfo pr_info;
    int16_t pr_cursig;
    uint64_t pr_sigpend;
    uint64_t pr_sighold;
    int32_t pr_pid;
    int32_t pr_ppid;
    int32_t pr_pgrp;
    int32_t pr_sid;
    struct elf_timeval pr_utime;
    struct elf_timeval pr_stime;
    struct elf_timeval pr_cutime;
    struct elf_timeval pr_cstime;
    struct user_regs_struct pr_reg;
    int32_t pr_fpvalid;
};
_Static_assert(sizeof(struct elf_prstatus) == 336, "elf_prstatus");
_Static_assert(offsetof(struct elf_prstatus, pr_cursig) == 12, "elf_prstatus");
_Static_assert(offsetof(struct elf_prstatus, pr_sigpend) == 16, "elf_prstatus");
_Static_assert(offsetof(struct elf_prstatus, pr_pid) == 32, "elf_prstatus");
_Static_assert(offsetof(struct elf_prstatus, pr_utime) == 48, "elf_prstatus");
_Static_assert(offsetof(struct elf_prstatus, pr_reg) == 112, "elf_prstatus");
_Static_assert(offsetof(struct elf_prstatus, pr_fpvalid) == 328, "elf_prstatus");

struct elf_prpsinfo {
    char pr_state; /* 0 R, 1 S, 2 D, 3 T, 4 Z */
    char pr_sname; /* the letter of it */
    char pr_zomb;
    char pr_nice;
    uint64_t pr_flag;
    uint32_t pr_uid;
    uint32_t pr_gid;
    int32_t pr_pid;
    int32_t pr_ppid;
    int32_t pr_pgrp;
    int32_t pr_sid;
    char pr_fname[16];
    char pr_psargs[80];
};
_Static_assert(sizeof(struct elf_prpsinfo) == 136, "elf_prpsinfo");
_Static_assert(offsetof(struct elf_prpsinfo, pr_uid) == 16, "elf_prpsinfo");
_Static_assert(offsetof(struct elf_prpsinfo, pr_fname) == 40, "elf_prpsinfo");
_Static_assert(offsetof(struct elf_prpsinfo, pr_psargs) == 56, "elf_prpsinfo");

#endif
