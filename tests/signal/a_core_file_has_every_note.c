/*
 * core(5), elf.h: NT_PRSTATUS, NT_PRPSINFO, NT_SIGINFO, NT_AUXV, NT_FILE, NT_FPREGSET,
 * NT_X86_XSTATE, with what they should say.
 */
#include "support.h"
#include <elf.h>
#include <sys/procfs.h>

static char core[4 << 20];
static ssize_t size;
static pid_t crashed;

extern char crash_here[];
void crash(void);
__asm__(".text\ncrash: mov $0x1122334455667788, %rbx\n mov $0x99, %eax\n"
        "crash_here: movb $1, 0x40\n ret\n");

static void crash_with_core(void)
{
    struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };

    setrlimit(RLIMIT_CORE, &unlimited);
    crash();
}

/* The content of the first note of this type, or NULL. */
static char *find_note(unsigned type, size_t *length)
{
    Elf64_Ehdr *header = (Elf64_Ehdr *)core;

    for (int i = 0; i < header->e_phnum; i++) {
        Elf64_Phdr *segment = (Elf64_Phdr *)(core + header->e_phoff) + i;
        size_t at = segment->p_offset, end = at + segment->p_filesz;

        if (segment->p_type != PT_NOTE)
            continue;
        while (at + sizeof(Elf64_Nhdr) <= end && (ssize_t)end <= size) {
            Elf64_Nhdr *note = (Elf64_Nhdr *)(core + at);
            char *content = core + at + sizeof *note + ((note->n_namesz + 3) & ~3u);

            if (note->n_type == type) {
                *length = note->n_descsz;
                return content;
            }
            at = content - core + ((note->n_descsz + 3) & ~3u);
        }
    }
    return NULL;
}

int main(void)
{
    char pattern[256];
    struct rlimit limit;
    struct elf_prstatus *status;
    struct elf_prpsinfo *process;
    struct user_regs_struct_view { unsigned long r[27]; } *registers;
    siginfo_t *info;
    size_t length;
    char *file;
    int fd;

    getrlimit(RLIMIT_CORE, &limit);
    if (read_whole_file("/proc/sys/kernel/core_pattern", pattern, sizeof pattern) < 0
        || strcmp(pattern, "core\n") != 0 || limit.rlim_max != RLIM_INFINITY)
        skip_all("core_pattern is not plain or the core limit is not infinite");
    enter_scratch_dir(0777);
    crashed = start_child(crash_with_core);
    is_killed(wait_for(crashed), SIGSEGV, "a program crashes");
    fd = open("core", O_RDONLY);
    size = read(fd, core, sizeof core);
    ok(size > 1000, "and leaves a core");
    status = (struct elf_prstatus *)find_note(NT_PRSTATUS, &length);
    ok(status && length == sizeof *status, "NT_PRSTATUS has its size");
    if (!status)
        return done_testing();
    registers = (struct user_regs_struct_view *)status->pr_reg;
    is_int(status->pr_cursig, SIGSEGV, "its signal");
    ok(status->pr_pid == crashed && status->pr_ppid == getpid(), "process and parent");
    ok(registers->r[16] == (unsigned long)(uintptr_t)crash_here, "rip is that of the crash");
    ok(registers->r[5] == 0x1122334455667788, "rbx is what it was");
    is_int(registers->r[10], 0x99, "rax is what it was");
    process = (struct elf_prpsinfo *)find_note(NT_PRPSINFO, &length);
    ok(process && length == sizeof *process, "NT_PRPSINFO has its size");
    ok(process && strncmp(process->pr_fname, "a_core_file_has", 15) == 0, "the program's name");
    ok(process && strstr(process->pr_psargs, "a_core_file_has_every_note"), "its arguments");
    ok(process && process->pr_pid == crashed, "its pid");
    info = (siginfo_t *)find_note(NT_SIGINFO, &length);
    ok(info && length == sizeof *info, "NT_SIGINFO has its size");
    ok(info && info->si_signo == SIGSEGV && info->si_code == SEGV_MAPERR, "signal and code");
    ok(info && info->si_addr == (void *)0x40, "the address");
    ok(find_note(NT_AUXV, &length) && length % 16 == 0 && length > 100, "NT_AUXV is there");
    file = find_note(NT_FILE, &length);
    ok(file && memmem(file, length, "a_core_file_has_every_note", 26), "NT_FILE names the program");
    ok(find_note(NT_FPREGSET, &length) && length == 512, "NT_FPREGSET has 512 bytes");
    ok(!find_note(NT_X86_XSTATE, &length) || length >= 576, "NT_X86_XSTATE, if any, has its size");
    return done_testing();
}
