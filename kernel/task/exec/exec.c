/*
 * execve: the new program's address space is made completely, stack and all, before the old one is
 * given up. Up to commit() every error leaves the caller as it was; behind it nothing can fail.
 */
#include "task/exec/exec.h"

#include "abi/auxv.h"
#include "abi/elf.h"
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/limits.h"
#include "abi/mman.h"
#include "abi/resource.h"
#include "abi/stat.h"
#include "arch/sigframe.h"
#include "arch/usercopy.h"
#include "debug/debug.h"
#include "fs/file.h"
#include "fs/inode.h"
#include "lib/printf.h"
#include "lib/string.h"
#include "mm/aspace.h"
#include "mm/kmalloc.h"
#include "ptrace/ptrace.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/exec/elf.h"
#include "task/exec/exec_strings.h"
#include "task/futex/futex.h"
#include "task/process.h"
#include "task/task.h"
#include "time/itimer.h"

#define STACK_TOP          0x7ffffffff000ul
#define STACK_RANDOM_PAGES 0x1000ul /* up to 16 MiB below STACK_TOP */
#define SCRIPT_LINE        256      /* bytes of a `#!` line that count */
#define INTERPRETERS_MAX   5
#define STRINGS_MAX        (6ul << 20) /* 3/4 of the default stack limit, as Linux */
#define STRINGS_MIN        (128ul << 10)

/* One execve on its way. */
struct exec {
    struct file *file; /* the program itself, after any `#!` */
    const char *path;  /* as given: AT_EXECFN and the name */
    struct exec_strings *strings;
    struct aspace *aspace;
    struct elf_image image;
    struct cred cred; /* with set-user-ID applied */
    bool secure;      /* AT_SECURE */
    bool unreadable;  /* current may run the file, but not read it */
    uintptr_t stack;  /* rsp at the start */
};

/* ---- `#!` ------------------------------------------------------------------------------------ */

static char *skip_blanks(char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

/* Splits "#! interpreter [argument]" in place. Returns false if there is no interpreter, or if its
 * name does not end within the line's limit (cut: the line goes on behind it). */
static bool parse_script_line(char *line, bool cut, char **interpreter, char **argument)
{
    char *newline = strchr(line, '\n'), *end;

    if (newline)
        *newline = '\0';
    for (end = line + strlen(line); end > line && (end[-1] == ' ' || end[-1] == '\t'); end--) {
        end[-1] = '\0';
        cut = false; /* a blank ends the name as well */
    }
    *interpreter = skip_blanks(line + 2);
    *argument = *interpreter;
    while (**argument && **argument != ' ' && **argument != '\t')
        (*argument)++;
    if (!**argument)
        return **interpreter != '\0' && (newline || !cut);
    *(*argument)++ = '\0';
    *argument = skip_blanks(*argument);
    return true;
}

/* execve(2), "Interpreter scripts": argv becomes interpreter [argument] path argv[1]… */
static int rewrite_arguments(struct exec_strings *strings, const char *path,
                             const char *interpreter, const char *argument)
{
    int error;

    exec_strings_drop_first(strings);
    error = exec_strings_prepend(strings, path);
    if (!error && *argument)
        error = exec_strings_prepend(strings, argument);
    if (!error)
        error = exec_strings_prepend(strings, interpreter);
    return error;
}

/* Follows `#!` lines until exec->file is no script. */
static int resolve_scripts(struct exec *exec)
{
    char path[SCRIPT_LINE];

    strlcpy(path, exec->path, sizeof(path));
    for (unsigned depth = 0;; depth++) {
        char line[SCRIPT_LINE + 1], *interpreter, *argument;
        struct file *next;
        ssize_t length = file_read_kernel(exec->file, line, SCRIPT_LINE, 0);
        int error;

        if (length < 0)
            return (int)length;
        line[length] = '\0';
        if (length < 2 || line[0] != '#' || line[1] != '!')
            return 0;
        if (depth == INTERPRETERS_MAX)
            return -ELOOP;
        if (!parse_script_line(line, length == SCRIPT_LINE, &interpreter, &argument))
            return -ENOEXEC;
        error =
            rewrite_arguments(exec->strings, depth == 0 ? exec->path : path, interpreter, argument);
        if (error)
            return error;
        error = file_open_exec(AT_FDCWD, interpreter, 0, &next);
        if (error)
            return error;
        file_put(exec->file);
        exec->file = next;
        strlcpy(path, interpreter, sizeof(path));
    }
}

/* ---- Credentials ----------------------------------------------------------------------------- */

/* credentials(7), execve(2): set-user-ID and set-group-ID, and what is saved. */
static void prepare_cred(struct exec *exec)
{
    const struct inode *inode = exec->file->inode;
    struct cred *cred = &exec->cred;

    *cred = current->cred;
    if (inode && !current->no_new_privs && !ptrace_denies_rights()) {
        if (inode->mode & S_ISUID)
            cred->euid = inode->uid;
        if ((inode->mode & (S_ISGID | S_IXGRP)) == (S_ISGID | S_IXGRP))
            cred->egid = inode->gid;
    }
    /* core(5): nobody shall read a program by having it dumped. */
    exec->unreadable = inode && inode_permission(inode, R_OK) != 0;
    exec->secure = cred->euid != cred->uid || cred->egid != cred->gid;
    cred->suid = cred->fsuid = cred->euid;
    cred->sgid = cred->fsgid = cred->egid;
    cred_exec_capabilities(cred);
}

/* ---- The stack ------------------------------------------------------------------------------- */

/* Writes the strings just below top and notes where each part lies. */
static int write_strings(struct exec *exec, uintptr_t *at, struct aspace_layout *layout)
{
    const struct exec_strings *strings = exec->strings;
    size_t arguments = 0;

    for (unsigned i = 0; i < strings->argc; i++)
        arguments += strlen(strings->data + arguments) + 1;
    *at -= strings->used;
    layout->arg_start = *at;
    layout->arg_end = layout->env_start = *at + arguments;
    layout->env_end = *at + strings->used;
    return aspace_write(exec->aspace, *at, strings->data, strings->used, true);
}

static int push(struct exec *exec, uintptr_t *at, const void *data, size_t size)
{
    *at -= size;
    return aspace_write(exec->aspace, *at, data, size, true);
}

static void add_auxv(struct aspace_layout *layout, uint64_t type, uint64_t value)
{
    assert(layout->auxv_count + 2 <= ARRAY_LENGTH(layout->auxv));
    layout->auxv[layout->auxv_count++] = type;
    layout->auxv[layout->auxv_count++] = value;
}

static void fill_auxv(const struct exec *exec, struct aspace_layout *layout, uintptr_t name,
                      uintptr_t platform, uintptr_t random)
{
    const struct elf_image *image = &exec->image;
    const struct cred *cred = &exec->cred;

    layout->auxv_count = 0;
    add_auxv(layout, AT_MINSIGSTKSZ, arch_sigframe_size());
    add_auxv(layout, AT_HWCAP, arch_hwcap());
    add_auxv(layout, AT_PAGESZ, PAGE_SIZE);
    add_auxv(layout, AT_CLKTCK, 100);
    add_auxv(layout, AT_PHDR, image->program_headers);
    add_auxv(layout, AT_PHENT, sizeof(struct elf64_phdr));
    add_auxv(layout, AT_PHNUM, image->header_count);
    add_auxv(layout, AT_BASE, image->interpreter);
    add_auxv(layout, AT_FLAGS, 0);
    add_auxv(layout, AT_ENTRY, image->program_entry);
    add_auxv(layout, AT_UID, cred->uid);
    add_auxv(layout, AT_EUID, cred->euid);
    add_auxv(layout, AT_GID, cred->gid);
    add_auxv(layout, AT_EGID, cred->egid);
    add_auxv(layout, AT_SECURE, exec->secure);
    add_auxv(layout, AT_RANDOM, random);
    add_auxv(layout, AT_HWCAP2, arch_hwcap2());
    add_auxv(layout, AT_EXECFN, name);
    add_auxv(layout, AT_PLATFORM, platform);
    add_auxv(layout, AT_NULL, 0);
}

/* Writes argc, the pointer vectors and the auxiliary vector, ending 16-byte
 * aligned (psABI 3.4.1). */
static int write_vectors(struct exec *exec, uintptr_t at, const struct aspace_layout *layout)
{
    const struct exec_strings *strings = exec->strings;
    size_t words = 1 + strings->argc + 1 + strings->envc + 1 + layout->auxv_count, n = 0;
    uint64_t *block = vmalloc(words * sizeof(*block));
    uintptr_t string = layout->arg_start;
    int error;

    if (!block)
        return -ENOMEM;
    block[n++] = strings->argc;
    for (unsigned i = 0; i < strings->argc + strings->envc; i++) {
        if (i == strings->argc)
            block[n++] = 0;
        block[n++] = string;
        string += strlen(strings->data + (string - layout->arg_start)) + 1;
    }
    if (strings->envc == 0)
        block[n++] = 0;
    block[n++] = 0;
    memcpy(block + n, layout->auxv, layout->auxv_count * sizeof(*block));
    exec->stack = ALIGN_DOWN(at - words * sizeof(*block), 16);
    error = aspace_write(exec->aspace, exec->stack, block, words * sizeof(*block), true);
    vfree(block);
    return error;
}

static int build_stack(struct exec *exec)
{
    struct aspace_layout *layout = aspace_layout(exec->aspace);
    int prot = PROT_READ | PROT_WRITE | (exec->image.executable_stack ? PROT_EXEC : 0);
    uintptr_t top, at, name, platform;
    uint8_t random[16];
    uint64_t shift;
    int error;

    arch_random(&shift, sizeof(shift));
    arch_random(random, sizeof(random));
    top = STACK_TOP - (shift % STACK_RANDOM_PAGES) * PAGE_SIZE;
    error = aspace_map_stack(exec->aspace, top, exec->strings->used + 32 * PAGE_SIZE, prot);
    if (error)
        return error;
    at = top - sizeof(uint64_t);
    error = push(exec, &at, exec->path, strlen(exec->path) + 1);
    name = at;
    if (!error)
        error = write_strings(exec, &at, layout);
    if (!error)
        error = push(exec, &at, "x86_64", sizeof("x86_64"));
    platform = at;
    at = ALIGN_DOWN(at, 16);
    if (!error)
        error = push(exec, &at, random, sizeof(random));
    if (error)
        return error;
    fill_auxv(exec, layout, name, platform, at);
    error = write_vectors(exec, at, layout);
    layout->stack_start = exec->stack;
    return error;
}

/* ---- Making and committing ------------------------------------------------------------------- */

static int build_aspace(struct exec *exec)
{
    struct aspace_layout *layout;
    int error;

    error = aspace_create(&exec->aspace);
    if (error)
        return error;
    error = elf_load(exec->aspace, exec->file, &exec->image);
    if (error)
        return error;
    layout = aspace_layout(exec->aspace);
    layout->code_start = exec->image.code_start;
    layout->code_end = exec->image.code_end;
    layout->data_start = exec->image.data_start;
    layout->data_end = exec->image.data_end;
    layout->exe = exec->file;
    file_get(exec->file);
    aspace_set_brk(exec->aspace, ALIGN_UP(exec->image.brk, PAGE_SIZE));
    return build_stack(exec);
}

/* A table shared by CLONE_FILES stays the others': exec gets its own. */
static int unshare_files(void)
{
    struct files *copy;
    int error;

    if (!files_is_shared(current->files))
        return 0;
    error = files_copy(current->files, &copy);
    if (error)
        return error;
    files_put(current->files);
    current->files = copy;
    return 0;
}

static void set_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    strlcpy(current->name, slash ? slash + 1 : path, sizeof(current->name));
}

/* The point of no return: only this thread is left, and it changes over. */
static void commit(struct exec *exec)
{
    struct process *process = current_process();
    struct aspace *old = process->aspace;

    futex_exit_task(current);
    process->aspace = exec->aspace;
    exec->aspace = NULL;
    aspace_activate(process->aspace);
    process_release_vfork(current);
    aspace_put(old);

    files_close_on_exec(current->files);
    itimers_exec(process);
    current->cred = exec->cred;
    current->clear_child_tid = NULL;
    current->set_child_tid = NULL;
    current->syscall_work &= ~(unsigned)SYSCALL_DISPATCH;
    if (exec->secure)
        current->parent_death_signal = 0;
    process->dumpable = exec->secure || exec->unreadable ? suid_dumpable : DUMPABLE_BY_USER;
    process->has_execed = true;
    process->programs++;
    process->exit_signal = SIGCHLD;
    set_name(exec->path);
    arch_task_exec(exec->image.entry, exec->stack);
}

static int exec_file(struct exec *exec)
{
    int error;

    error = resolve_scripts(exec);
    if (error)
        return error;
    error = elf_check(exec->file);
    if (error)
        return error;
    prepare_cred(exec);
    error = build_aspace(exec);
    if (error)
        return error;
    error = unshare_files();
    if (error)
        return error;
    error = process_kill_other_threads();
    if (error)
        return error;
    error = signal_exec(current);
    if (error)
        return error;
    commit(exec);
    return 0;
}

int exec_program(int dirfd, const char *path, int at_flags, struct exec_strings *strings)
{
    struct exec exec = { .path = path, .strings = strings };
    char fd_path[32];
    int error;

    error = file_open_exec(dirfd, path, at_flags, &exec.file);
    if (error)
        return error;
    if (!*path) { /* execveat(2), AT_EMPTY_PATH: the name a script's interpreter can open */
        snprintf(fd_path, sizeof(fd_path), "/dev/fd/%d", dirfd);
        exec.path = fd_path;
    }
    error = exec_file(&exec);
    aspace_put(exec.aspace);
    file_put(exec.file);
    return error;
}

/* ---- System calls ---------------------------------------------------------------------------- */

/* execve(2): a quarter of the stack limit, but between 128 KiB and 6 MiB. */
static size_t strings_limit(void)
{
    uint64_t quarter = rlimit_get(current, RLIMIT_STACK) / 4;

    return MAX(MIN(quarter, STRINGS_MAX), STRINGS_MIN);
}

long sys_execveat(int dirfd, const char __user *user_path, const char __user *const __user *argv,
                  const char __user *const __user *envp, int flags)
{
    struct exec_strings strings;
    pid_t tid = current->tid;
    char *path;
    long error;

    if (flags & ~(AT_EMPTY_PATH | AT_SYMLINK_NOFOLLOW))
        return -EINVAL;
    path = kmalloc(PATH_MAX);
    if (!path)
        return -ENOMEM;
    error = strncpy_from_user(path, user_path, PATH_MAX);
    if (error == 0 && !(flags & AT_EMPTY_PATH))
        error = -ENOENT;
    if (error < 0)
        goto free_path;
    error = exec_strings_read(&strings, argv, envp, strings_limit());
    if (error)
        goto free_path;
    error = exec_program(dirfd, path, flags, &strings);
    exec_strings_free(&strings);
free_path:
    kfree(path);
    if (!error && unlikely(current->ptrace))
        ptrace_exec(tid);
    return error;
}

long sys_execve(const char __user *path, const char __user *const __user *argv,
                const char __user *const __user *envp)
{
    return sys_execveat(AT_FDCWD, path, argv, envp, 0);
}
