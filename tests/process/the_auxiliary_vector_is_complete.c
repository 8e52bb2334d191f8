/*
 * getauxval(3): AT_PHDR, AT_PHNUM, AT_ENTRY, AT_PAGESZ, AT_RANDOM, AT_SECURE, AT_EXECFN, the ids,
 * AT_CLKTCK.
 */
#include "support.h"
#include <elf.h>
#include <sys/auxv.h>

extern char _start[], __ehdr_start[];

int main(void)
{
    const Elf64_Ehdr *header = (const Elf64_Ehdr *)__ehdr_start;
    const unsigned char *random = (const unsigned char *)getauxval(AT_RANDOM);
    const char *name = (const char *)getauxval(AT_EXECFN);
    int nonzero = 0;

    is_int(getauxval(AT_PAGESZ), 4096, "AT_PAGESZ is 4096");
    is_int(getauxval(AT_CLKTCK), 100, "AT_CLKTCK is 100");
    ok(getauxval(AT_PHDR) == (uintptr_t)__ehdr_start + header->e_phoff, "AT_PHDR is right");
    is_int(getauxval(AT_PHNUM), header->e_phnum, "AT_PHNUM is right");
    is_int(getauxval(AT_PHENT), sizeof(Elf64_Phdr), "AT_PHENT is right");
    ok(getauxval(AT_ENTRY) == (uintptr_t)_start, "AT_ENTRY is right");
    is_int(getauxval(AT_UID), getuid(), "AT_UID is right");
    is_int(getauxval(AT_EUID), geteuid(), "AT_EUID is right");
    is_int(getauxval(AT_GID), getgid(), "AT_GID is right");
    is_int(getauxval(AT_EGID), getegid(), "AT_EGID is right");
    is_int(getauxval(AT_SECURE), 0, "AT_SECURE is 0");
    for (int i = 0; random && i < 16; i++)
        nonzero += random[i] != 0;
    ok(nonzero > 4, "AT_RANDOM points to 16 random bytes");
    ok(name && strstr(name, "the_auxiliary_vector_is_complete"), "AT_EXECFN is the file's name");
    ok(getauxval(AT_HWCAP) != 0, "AT_HWCAP is there");
    is_str((const char *)getauxval(AT_PLATFORM), "x86_64", "AT_PLATFORM is x86_64");
    return done_testing();
}
