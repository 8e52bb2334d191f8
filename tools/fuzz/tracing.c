/* A tracer and its tracees: any request, other processes' memory, core dumps, files of /proc. */
#include "fuzz.h"
#include <dirent.h>
#include <elf.h>
#include <linux/sched.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

#define TRACEES 8
#define OPTIONS 0x1000ff /* what PTRACE_SETOPTIONS knows: events to SECCOMP, and EXITKILL */

static pid_t tracees[TRACEES]; /* whoever was heard of last */
static unsigned heard;

static pid_t any_tracee(void)
{
    pid_t pid = below(20) ? tracees[below(TRACEES)] : (pid_t)below(300);

    return pid == driver ? 0 : pid;
}

/* ---- clone3 ---------------------------------------------------------------------------------- */

/* A child in the same memory may not return: it ends at once, and its parent waits for that. */
static long clone3_of(struct clone_args *args, size_t size)
{
    long result = SYS_clone3;

    __asm__ volatile("syscall\n\ttest %%eax, %%eax\n\tjnz 1f\n\ttestl $0x100, (%%rdi)\n\tjz 1f\n\t"
                     "mov $60, %%eax\n\tsyscall\n1:"
                     : "+a"(result) : "D"(args), "S"(size) : "rcx", "r11", "memory");
    return result;
}

void clone_somehow(void)
{
    pid_t ids[4] = { below(400), below(3), next(), 1 };
    struct clone_args args = { .flags = next() & next() & next(), .exit_signal = below(70) };

    if (below(3))
        args.flags &= CLONE_FS | CLONE_FILES | CLONE_PTRACE | CLONE_UNTRACED | CLONE_PIDFD;
    if (below(2)) {
        args.set_tid = (uint64_t)ids;
        args.set_tid_size = below(4);
    }
    if (args.flags & CLONE_VM)
        args.flags = (args.flags & ~(uint64_t)CLONE_THREAD) | CLONE_VFORK;
    args.pidfd = argument();
    args.child_tid = argument();
    args.parent_tid = argument();
    if (!below(10))
        ((uint64_t *)&args)[below(sizeof args / 8)] = argument();
    if (args.stack && args.flags & CLONE_VM)
        return;
    if (clone3_of(&args, below(6) ? sizeof args : below(200)) == 0)
        syscall(SYS_exit_group, 0);
}

/* ---- /proc ----------------------------------------------------------------------------------- */

/* Appends a random entry that is a file or a folder; its type, or 0. */
static int step_down(char *path, size_t size)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    int type = 0, seen = 0;
    char name[260];

    while (folder && (entry = readdir(folder)))
        if ((entry->d_type == DT_DIR || entry->d_type == DT_REG) && entry->d_name[0] != '.' &&
            !below(++seen)) {
            type = entry->d_type;
            snprintf(name, sizeof name, "/%s", entry->d_name);
        }
    if (folder)
        closedir(folder);
    if (type)
        strncat(path, name, size - strlen(path) - 1);
    return type;
}

static void use_proc_file(const char *path)
{
    static const int ways[] = { O_RDONLY, O_WRONLY, O_RDWR };
    int fd = open(path, ways[below(3)] | O_NONBLOCK | O_NOFOLLOW);
    char text[32];

    if (fd < 0)
        return;
    snprintf(text, sizeof text, below(2) ? "%ld\n" : "%lx", (long)argument());
    switch (below(6)) {
    case 0: write(fd, text, strlen(text)); break;
    case 1: pwrite(fd, buffer, below(2 * PAGE), argument()); break;
    case 2: pread(fd, buffer, below(2 * PAGE), argument()); break;
    case 3: write(fd, (void *)argument(), argument()); break;
    default: read(fd, buffer, below(2 * PAGE));
    }
    close(fd);
}

void fuzz_proc(void)
{
    char path[300] = "/proc/self";
    int type = DT_DIR;

    if (!below(4))
        strcpy(path, "/proc/sys");
    else if (below(2))
        snprintf(path, sizeof path, "/proc/%d", any_tracee());
    if (strcmp(path, "/proc/1") == 0)
        return;
    for (int depth = 0; type == DT_DIR && depth < 6; depth++)
        type = step_down(path, sizeof path);
    /* What all later runs would fail for is left as it is. */
    if (type == DT_REG && !strstr(path, "/vm/") && !strstr(path, "_max") && !strstr(path, "-max"))
        use_proc_file(path);
}

/* ---- Core dumps ------------------------------------------------------------------------------ */

/* core_pattern's program: it reads all, a little, nothing, or crashes. */
int take_core(int how)
{
    char bytes[4096];

    if (how == 0)
        while (read(0, bytes, sizeof bytes) > 0)
            ;
    if (how == 1)
        read(0, bytes, 100);
    if (how == 2)
        abort();
    if (how == 3)
        pause();
    if (how == 4)
        closefrom(0);
    return 0;
}

static void set_pattern(void)
{
    static const char *const patterns[] = { "core.%p.%t", "", "|/none %p", "%%%e/%E%h%z%", "|" };
    int fd = open("/proc/sys/kernel/core_pattern", O_WRONLY);
    char exe[100] = "", text[128];

    readlink("/proc/self/exe", exe, sizeof exe - 1);
    snprintf(text, sizeof text, "|%s core %d %%p %%e", exe, (int)below(6));
    if (below(3))
        write(fd, text, strlen(text));
    else
        write(fd, patterns[below(5)], strlen(patterns[below(5)]));
    close(fd);
    fd = open("/proc/sys/kernel/core_pipe_limit", O_WRONLY);
    write(fd, below(2) ? "0" : "2", 1);
    close(fd);
}

void default_pattern(void)
{
    int fd = open("/proc/sys/kernel/core_pattern", O_WRONLY);

    write(fd, "core", 4);
    close(fd);
    fd = open("/proc/sys/kernel/core_pipe_limit", O_WRONLY);
    write(fd, "0", 1);
    close(fd);
}

/* ---- The tracee ------------------------------------------------------------------------------ */

static int thread_of_tracee(void *unused)
{
    (void)unused;
    for (int i = 0; i < 20; i++)
        call_garbage(1);
    if (!below(4))
        execl("/proc/self/exe", "syscalls", (char *)0);
    syscall(SYS_exit, 0);
    return 0;
}

static void start_thread(void)
{
    char *stack = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (stack != MAP_FAILED)
        clone(thread_of_tracee, stack + 8 * PAGE,
              CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_FS | CLONE_FILES, NULL);
}

static void be_tracee(void)
{
    struct rlimit limit = { below(2) ? RLIM_INFINITY : 100000, RLIM_INFINITY };
    pid_t child;

    setrlimit(RLIMIT_CORE, &limit);
    if (below(3))
        set_actions();
    if (below(2)) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
    }
    for (int i = 0; i < 60; i++) {
        switch (below(12)) {
        case 0: send_one(); break;
        case 1: start_thread(); break;
        case 2: clone_somehow(); break;
        case 3:
            child = vfork();
            if (child == 0)
                _exit(0);
            break;
        case 4:
            if (!below(4) && fork() == 0)
                i = 40;
            break;
        case 5:
            if (!below(8))
                execl("/proc/self/exe", "syscalls", (char *)0);
            break;
        case 6: kill(getpid(), below(10) ? SIGCONT : SIGSTOP); break;
        case 7: syscall(SYS_unshare, next() & (CLONE_FS | CLONE_FILES | CLONE_SYSVSEM)); break;
        case 8:
            if (!below(12)) {
                signal(SIGQUIT, SIG_DFL);
                raise(SIGQUIT);
            }
            break;
        default: call_garbage(2);
        }
    }
    _exit(0);
}

/* ---- The tracer ------------------------------------------------------------------------------ */

static void hear(void)
{
    int status;
    pid_t pid;

    while ((pid = waitpid(-1, &status, __WALL | WNOHANG | (below(4) ? 0 : WUNTRACED))) > 0) {
        tracees[heard++ % TRACEES] = pid;
        if (WIFSTOPPED(status) && below(3)) {
            ptrace(PTRACE_SETOPTIONS, pid, 0, OPTIONS & (next() | next()));
            ptrace(below(2) ? PTRACE_CONT : PTRACE_SYSCALL, pid, 0, below(3) ? 0 : below(66));
        }
    }
}

static void change_registers(pid_t pid)
{
    struct user_regs_struct regs;

    if (ptrace(PTRACE_GETREGS, pid, 0, &regs) != 0)
        return;
    for (int i = below(3); i >= 0; i--)
        ((uint64_t *)&regs)[below(sizeof regs / 8)] = argument();
    ptrace(PTRACE_SETREGS, pid, 0, &regs);
}

static void change_xstate(pid_t pid)
{
    struct iovec area = { buffer, 2 * PAGE };
    long type = below(4) ? NT_X86_XSTATE : (long)below(1024);

    ptrace(PTRACE_GETREGSET, pid, type, &area);
    for (int i = below(4); i > 0; i--)
        buffer[below(2) ? below(1024) : below(PAGE)] ^= 1 << below(8);
    if (!below(8))
        area.iov_len = argument();
    ptrace(PTRACE_SETREGSET, pid, type, &area);
}

static void copy_memory(pid_t pid)
{
    struct iovec here[3] = { { buffer, below(PAGE) }, { (void *)argument(), below(PAGE) },
                             { (void *)argument(), argument() } };
    struct iovec there[3] = { { buffer, below(PAGE) }, { (void *)argument(), argument() },
                              { &heard, 4 } };
    struct user_regs_struct regs;

    if (below(2) && ptrace(PTRACE_GETREGS, pid, 0, &regs) == 0)
        there[0].iov_base = (void *)(below(2) ? regs.rip : regs.rsp);
    syscall(below(2) ? SYS_process_vm_readv : SYS_process_vm_writev, pid, here, below(4), there,
            below(4), below(20) ? 0 : argument());
}

static void poke(pid_t pid)
{
    struct user_regs_struct regs = { 0 };
    uint64_t at = argument();

    if (ptrace(PTRACE_GETREGS, pid, 0, &regs) == 0 && below(3))
        at = below(2) ? regs.rip : regs.rsp + below(200);
    if (below(3))
        ptrace(PTRACE_POKEDATA, pid, at, next());
    else
        ptrace(PTRACE_POKEUSER, pid, below(sizeof(struct user) / 8) * 8,
               below(2) ? argument() : regs.rip);
}

static void request_any(pid_t pid)
{
    static const int known[] = { 0x4200, 0x4201, 0x4202, 0x4203, 0x4204, 0x4205, 0x4206, 0x4207,
                                 0x4208, 0x4209, 0x420a, 0x420b, 0x420e, 0x420f, 0x4210 };
    long request = below(2) ? (long)below(34) : known[below(sizeof known / sizeof *known)];

    if (request == PTRACE_TRACEME && below(50))
        return;
    syscall(SYS_ptrace, request, pid, argument(), below(3) ? argument() : below(70));
}

static void trace_one(pid_t pid)
{
    static const int kills[] = { SIGSTOP, SIGCONT, SIGTRAP, SIGQUIT, SIGUSR1, SIGTSTP };

    switch (below(14)) {
    case 0: ptrace(PTRACE_SEIZE, pid, 0, OPTIONS & next()); break;
    case 1: ptrace(PTRACE_ATTACH, pid, 0, 0); break;
    case 2: ptrace(PTRACE_INTERRUPT, pid, 0, 0); break;
    case 3: change_registers(pid); break;
    case 4: change_xstate(pid); break;
    case 5: copy_memory(pid); break;
    case 6: poke(pid); break;
    case 7:
        if (pid > 2)
            syscall(SYS_tkill, pid, below(30) ? kills[below(6)] : SIGKILL);
        break;
    case 8: ptrace(PTRACE_SINGLESTEP, pid, 0, below(20) ? 0 : below(65)); break;
    case 9: fuzz_proc(); break;
    case 10: ptrace(below(3) ? PTRACE_LISTEN : PTRACE_DETACH, pid, 0, below(66)); break;
    default: request_any(pid);
    }
}

void fuzz_tracing(void)
{
    if (below(2))
        set_pattern();
    for (int i = 0; i < 5; i++) {
        pid_t child = fork();

        next();
        if (!child)
            be_tracee();
        tracees[heard++ % TRACEES] = child > 0 ? child : 0;
    }
    if (below(3) == 0)
        fork(); /* a rival */
    for (int i = 0; i < 600; i++) {
        hear();
        trace_one(any_tracee());
        if (!below(40))
            clone_somehow();
        if (!below(200))
            set_pattern();
        if (!below(8))
            sched_yield();
    }
}
