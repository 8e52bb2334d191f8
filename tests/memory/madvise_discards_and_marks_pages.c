/* madvise(2). */
#include "support.h"

#define PAGE 4096

static char *map(int flags)
{
    char *at = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);

    memset(at, 1, 8 * PAGE);
    return at;
}

static char *memory;

static void read_first_byte(void)
{
    _exit(memory[0]);
}

int main(void)
{
    char *at = map(MAP_PRIVATE), *shared = map(MAP_SHARED);
    static const int harmless[] = {MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MADV_WILLNEED,
                                   MADV_COLD, MADV_PAGEOUT, MADV_DODUMP, MADV_DONTDUMP};
    int good = 1;

    succeeds(madvise(at + PAGE, 2 * PAGE, MADV_DONTNEED), "MADV_DONTNEED succeeds");
    ok(at[PAGE] == 0 && at[3 * PAGE - 1] == 0, "private pages read as zero after it");
    ok(at[0] == 1 && at[3 * PAGE] == 1, "their neighbours are untouched");
    madvise(shared, PAGE, MADV_DONTNEED);
    is_int(shared[0], 1, "shared pages keep their contents");
    succeeds(madvise(shared, PAGE, MADV_REMOVE), "MADV_REMOVE of shared pages succeeds");
    ok(shared[0] == 0 && shared[PAGE] == 1, "they read as zero after it");
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++)
        good = good && madvise(at, 8 * PAGE, harmless[i]) == 0;
    ok(good && at[0] == 1, "other advice succeeds and changes nothing");
    succeeds(madvise(at, 1, MADV_NORMAL), "a length inside a page is rounded up");
    succeeds(madvise(at, 0, MADV_DONTNEED), "no length is no change");
    fails_with(madvise(at + 1, PAGE, MADV_NORMAL), EINVAL, "an address inside a page is EINVAL");
    fails_with(madvise(at, PAGE, 7777), EINVAL, "unknown advice is EINVAL");
    fails_with(madvise(shared, PAGE, MADV_FREE), EINVAL, "MADV_FREE of shared pages is EINVAL");
    fails_with(madvise(shared, PAGE, MADV_WIPEONFORK), EINVAL,
               "MADV_WIPEONFORK of shared pages is EINVAL");
    memory = at;
    is_int(run_child(read_first_byte), 1 << 8, "a child sees its parent's page");
    madvise(at, PAGE, MADV_WIPEONFORK);
    is_int(run_child(read_first_byte), 0, "after MADV_WIPEONFORK it sees zeros");
    madvise(at, PAGE, MADV_KEEPONFORK);
    is_int(run_child(read_first_byte), 1 << 8, "after MADV_KEEPONFORK the page again");
    madvise(at, PAGE, MADV_DONTFORK);
    is_int(run_child(read_first_byte) & 0x7f, SIGSEGV, "after MADV_DONTFORK nothing");
    madvise(at, PAGE, MADV_DOFORK);
    is_int(run_child(read_first_byte), 1 << 8, "after MADV_DOFORK the page again");
    succeeds(madvise(at, 2 * PAGE, MADV_POPULATE_READ), "MADV_POPULATE_READ succeeds");
    succeeds(madvise(at, 2 * PAGE, MADV_POPULATE_WRITE), "MADV_POPULATE_WRITE succeeds");
    mprotect(at, PAGE, PROT_READ);
    fails_with(madvise(at, PAGE, MADV_POPULATE_WRITE), EINVAL,
               "populating read-only pages for writing is EINVAL");
    munmap(at + 2 * PAGE, PAGE);
    at[PAGE] = at[3 * PAGE] = 1;
    fails_with(madvise(at + PAGE, 3 * PAGE, MADV_DONTNEED), ENOMEM, "a hole is ENOMEM");
    ok(at[PAGE] == 0 && at[3 * PAGE] == 0, "but both sides of it are discarded");
    return done_testing();
}
