/*
 * tls.c — thread-local storage of the program and the first thread's control block.
 * A block is: padding, the image of PT_TLS (ends at the control block), struct __pthread.
 */
#include "internal/start.h"
#include "internal/syscall.h"
#include "internal/thread.h"

#include <abi/elf.h>
#include <abi/prctl.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>

#define TLS_ALIGN_MIN 64

static const void *image;
static size_t image_size;
static size_t tls_size; /* of the TLS variables, rounded up so that the block's end is aligned */
static size_t tls_align = TLS_ALIGN_MIN;

int __thread_count = 1;

void __tls_start(void);

static size_t align_up(size_t n, size_t align)
{
    return (n + align - 1) & ~(align - 1);
}

size_t __tls_size(void)
{
    return tls_size + tls_align + sizeof(struct __pthread);
}

struct __pthread *__tls_init(void *block)
{
    char *thread = (char *)align_up((size_t)block + tls_size, tls_align);
    struct __pthread *self = (struct __pthread *)thread;

    memcpy(thread - tls_size, image, image_size);
    self->self = self;
    self->robust.list.next = (uint64_t)&self->robust.list;
    return self;
}

static void find_tls_segment(void)
{
    const struct elf64_phdr *phdr = (const void *)getauxval(AT_PHDR);
    size_t count = getauxval(AT_PHNUM);

    for (size_t i = 0; phdr && i < count; i++) {
        if (phdr[i].p_type != PT_TLS)
            continue;
        if (phdr[i].p_align > tls_align)
            tls_align = phdr[i].p_align;
        image = (const void *)phdr[i].p_vaddr;
        image_size = phdr[i].p_filesz;
        /* The variables' offsets count down from the next multiple of the segment's alignment. */
        tls_size = align_up(phdr[i].p_memsz, phdr[i].p_align ? phdr[i].p_align : 1);
    }
}

void __tls_start(void)
{
    static char small[sizeof(struct __pthread) + 512] __attribute__((aligned(TLS_ALIGN_MIN)));
    const uintptr_t *random;
    struct __pthread *self;
    char *block = small;

    find_tls_segment();
    if (__tls_size() > sizeof small) {
        block = (char *)RAW(mmap, 0, __tls_size(), PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if ((unsigned long)block > -4096ul)
            __builtin_trap();
    }
    self = __tls_init(block);
    random = (const void *)getauxval(AT_RANDOM);
    if (random)
        self->canary = random[0] & ~0xfful; /* a NUL byte stops string functions */
    RAW(arch_prctl, ARCH_SET_FS, self);
    self->tid = (int)RAW(set_tid_address, &self->tid);
}
