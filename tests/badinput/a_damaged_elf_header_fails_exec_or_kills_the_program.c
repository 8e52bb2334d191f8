/*
 * A small static program with each byte of its headers changed, and cut at each length: exec
 * refuses it, or it runs, or it dies by a signal. Nothing else happens to anyone.
 */
#include "support.h"

#include <elf.h>

#define NAME "program"
#define BASE 0x400000
#define SEGMENTS 3

/* exit(42) */
static const unsigned char code[] = { 0xb8, 60, 0, 0, 0, 0xbf, 42, 0, 0, 0, 0x0f, 0x05 };

static struct image {
    Elf64_Ehdr header;
    Elf64_Phdr segments[SEGMENTS];
    unsigned char code[sizeof code];
} image;

static void build(void)
{
    image = (struct image){
        .header = { .e_type = ET_EXEC, .e_machine = EM_X86_64, .e_version = EV_CURRENT,
                    .e_entry = BASE + offsetof(struct image, code),
                    .e_phoff = offsetof(struct image, segments), .e_ehsize = sizeof(Elf64_Ehdr),
                    .e_phentsize = sizeof(Elf64_Phdr), .e_phnum = SEGMENTS },
        .segments = { { .p_type = PT_LOAD, .p_flags = PF_R | PF_X, .p_vaddr = BASE,
                        .p_filesz = sizeof(image), .p_memsz = sizeof(image), .p_align = 4096 },
                      { .p_type = PT_LOAD, .p_flags = PF_R | PF_W, .p_vaddr = 2 * BASE,
                        .p_filesz = 64, .p_memsz = 10000, .p_align = 4096 },
                      { .p_type = PT_GNU_STACK, .p_flags = PF_R | PF_W } },
    };
    memcpy(image.header.e_ident, "\177ELF\2\1\1", 7);
    memcpy(image.code, code, sizeof code);
}

/* What a child was to end as. */
enum { REFUSED, RAN, DIED, WRONG };

static int is_refusal(int error)
{
    static const int refusals[] = { ENOEXEC, ENOMEM, EINVAL, ENOENT, EACCES, EIO, ELIBBAD, EFAULT };

    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (error == refusals[i])
            return 1;
    return 0;
}

static void exec_it(int report)
{
    const struct rlimit second = { 1, 2 }, none = { 0, 0 };
    char *const argv[] = { NAME, NULL };

    setrlimit(RLIMIT_CPU, &second); /* what runs may run in a circle */
    setrlimit(RLIMIT_CORE, &none);
    execve("./" NAME, argv, argv + 1);
    int error = errno;
    if (write(report, &error, sizeof error) != sizeof error)
        _exit(2);
    _exit(1);
}

static int try(const void *bytes, size_t size)
{
    int fd = open(NAME, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755), fds[2], error = 0;

    if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || pipe2(fds, O_CLOEXEC) != 0)
        bail_out("cannot write the program");
    close(fd);
    pid_t child = fork();
    if (child == 0)
        exec_it(fds[1]);
    close(fds[1]);
    int failed = read(fds[0], &error, sizeof error) == sizeof error;
    close(fds[0]);
    int status = wait_for(child);
    if (failed && !is_refusal(error))
        diag("exec failed with errno %d", error);
    if (failed)
        return is_refusal(error) ? REFUSED : WRONG;
    if (WIFEXITED(status))
        return RAN;
    return WIFSIGNALED(status) ? DIED : WRONG;
}

static void change_bytes(void)
{
    static const unsigned char flips[] = { 0x01, 0x04, 0x40, 0x80, 0xff };
    int wrong = 0;

    for (size_t at = 0; at < offsetof(struct image, code); at++) {
        for (size_t i = 0; i < sizeof flips; i++) {
            struct image changed = image;

            ((unsigned char *)&changed)[at] ^= flips[i];
            if (try(&changed, sizeof changed) == WRONG) {
                diag("byte %zu changed by %#x", at, flips[i]);
                wrong++;
            }
        }
    }
    is_int(wrong, 0, "with a byte changed it is refused, runs or dies");
}

static void cut(void)
{
    int wrong = 0, refused = 0;

    for (size_t size = 0; size < offsetof(struct image, code); size += 3) {
        int result = try(&image, size);

        wrong += result == WRONG;
        refused += size < offsetof(struct image, segments[2]) && result != REFUSED;
    }
    is_int(wrong, 0, "cut at some length it is refused, runs or dies");
    is_int(refused, 0, "cut within its headers it is always refused");
}

static void test_extremes(void)
{
    struct image huge = image;

    huge.segments[1].p_memsz = 0x7fff00000000;
    is_int(try(&huge, sizeof huge) != RAN, 1, "with a segment larger than memory it does not run");
    huge = image;
    huge.segments[1].p_vaddr = 0xffff800000000000;
    is_int(try(&huge, sizeof huge) != RAN, 1, "nor with a segment in the kernel's half");
    huge = image;
    huge.header.e_entry = 0xffffffff80100000;
    is_int(try(&huge, sizeof huge), DIED, "with its entry in the kernel it dies");
    huge = image;
    huge.header.e_entry = 0x8000000000000000;
    is_int(try(&huge, sizeof huge), DIED, "and with an entry that is no address");
    huge = image;
    huge.header.e_phnum = 0xffff;
    is_int(try(&huge, sizeof huge), REFUSED, "more headers than the file has are refused");
}

int main(void)
{
    enter_scratch_dir(0700);
    build();
    is_int(try(&image, sizeof image), RAN, "the program runs as it is");
    change_bytes();
    cut();
    test_extremes();
    is_int(try(&image, sizeof image), RAN, "and again behind all that");
    return done_testing();
}
