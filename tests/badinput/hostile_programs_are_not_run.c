/*
 * execve(2): ELF headers that lie: each is an error or the end of the new program, never of the
 * system.
 */
#include "support.h"
#include <elf.h>

static unsigned char *image;
static size_t size;
static Elf64_Ehdr *header;
static Elf64_Phdr *first;

static void load_self(void)
{
    struct stat status;
    int fd = open("/proc/self/exe", O_RDONLY);

    fstat(fd, &status);
    size = status.st_size;
    image = malloc(size);
    if (read(fd, image, size) != (ssize_t)size)
        bail_out("cannot read this program");
    close(fd);
    header = (Elf64_Ehdr *)image;
    first = (Elf64_Phdr *)(image + header->e_phoff);
    while (first->p_type != PT_LOAD)
        first++;
}

static void exec_it(void)
{
    char *arguments[] = { (char *)"program", (char *)"run", NULL };
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    execv("./program", arguments);
    _exit(errno == ENOEXEC || errno == EINVAL || errno == ENOMEM || errno == EIO ? 100 : errno);
}

/* Run the image as it is now. */
static int run_image(void)
{
    int fd = open("program", O_WRONLY | O_CREAT | O_TRUNC, 0755);

    if (write(fd, image, size) != (ssize_t)size)
        bail_out("write failed");
    close(fd);
    return run_child(exec_it);
}

static int is_refused(void)
{
    int status = run_image();

    return WIFEXITED(status) && WEXITSTATUS(status) == 100;
}

static int is_refused_or_killed(void)
{
    int status = run_image();

    return WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) != 42);
}

#define WITH(field, value, test, name) \
    do { \
        __typeof__(field) saved = field; \
        field = (value); \
        ok(test(), name); \
        field = saved; \
    } while (0)

int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return 42;
    load_self();
    enter_scratch_dir(0755);
    is_exit(run_image(), 42, "unchanged it runs");
    WITH(header->e_ident[0], 0x7e, is_refused, "another magic number");
    WITH(header->e_type, ET_REL, is_refused, "an object file");
    WITH(header->e_type, ET_CORE, is_refused, "a core file");
    WITH(header->e_machine, EM_AARCH64, is_refused, "another machine");
    WITH(header->e_phnum, 0, is_refused, "no program headers");
    WITH(header->e_phnum, 65535, is_refused, "65535 program headers");
    WITH(header->e_phentsize, 32, is_refused, "program headers of 32 bytes");
    WITH(header->e_phoff, 0x7fffffffffffffff, is_refused, "program headers far away");
    WITH(header->e_phoff, 0xfffffffffffffff0, is_refused, "program headers before the start");
    WITH(header->e_phoff, size - 10, is_refused, "program headers across the end");
    WITH(header->e_entry, 0, is_refused_or_killed, "an entry of 0");
    WITH(header->e_entry, 0xffff800000000000, is_refused_or_killed, "an entry in the kernel");
    WITH(header->e_entry, 0x8000000000000000, is_refused_or_killed, "a non-canonical entry");
    WITH(first->p_vaddr, 0xffff800000000000, is_refused_or_killed, "a segment in the kernel");
    WITH(first->p_vaddr, 0x7ffffffff000, is_refused_or_killed,
         "a segment at the end of user space");
    WITH(first->p_vaddr, 0xfffffffffffff000, is_refused_or_killed, "a segment that wraps around");
    WITH(first->p_memsz, 0xffffffffffffffff, is_refused_or_killed, "a segment of 16 EiB");
    WITH(first->p_memsz, 0x7fffffffffff, is_refused_or_killed, "a segment of all user space");
    WITH(first->p_filesz, first->p_memsz + 0x1000, is_refused_or_killed, "more file than memory");
    WITH(first->p_filesz, 0xfffffffffffff000, is_refused_or_killed,
         "a file part that wraps around");
    WITH(first->p_offset, 0x7ffffffffffff000, is_refused_or_killed, "an offset far away");
    WITH(first->p_offset, first->p_offset + 1, is_refused_or_killed,
         "an offset that is not aligned");
    WITH(first->p_type, PT_INTERP, is_refused_or_killed, "a segment as interpreter");
    is_exit(run_image(), 42, "unchanged it still runs");
    return done_testing();
}
