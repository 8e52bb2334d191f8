/* setrlimit(2): RLIMIT_AS, RLIMIT_DATA, RLIMIT_MEMLOCK. */
#include "support.h"

#define MIB (1ul << 20)
#define ANON (MAP_PRIVATE | MAP_ANONYMOUS)

static void limit(int resource, unsigned long value)
{
    struct rlimit old;

    getrlimit(resource, &old);
    old.rlim_cur = value;
    setrlimit(resource, &old);
}

static void lock_as_nobody(void)
{
    char *at = mmap(NULL, MIB, PROT_READ | PROT_WRITE, ANON, -1, 0);

    limit(RLIMIT_MEMLOCK, 64 << 10);
    if (setresuid(NOBODY, NOBODY, NOBODY))
        _exit(9);
    if (mlock(at, 64 << 10))
        _exit(1);
    if (mlock(at, 68 << 10) != -1 || errno != ENOMEM)
        _exit(2);
    limit(RLIMIT_MEMLOCK, 0);
    if (mlock(at, 4096) != -1 || errno != EPERM)
        _exit(3);
}

int main(void)
{
    char *at;

    limit(RLIMIT_DATA, 8 * MIB);
    fails_with(mmap(NULL, 16 * MIB, PROT_READ | PROT_WRITE, ANON, -1, 0), ENOMEM,
               "writable memory beyond RLIMIT_DATA is ENOMEM");
    at = mmap(NULL, 16 * MIB, PROT_READ, ANON, -1, 0);
    ok(at != MAP_FAILED, "read-only memory does not count");
    fails_with(mmap(NULL, 16 * MIB, PROT_READ | PROT_WRITE, ANON | MAP_NORESERVE, -1, 0), ENOMEM,
               "MAP_NORESERVE does");
    limit(RLIMIT_DATA, 0);
    ok(mmap(NULL, 16 * MIB, PROT_READ | PROT_WRITE, ANON, -1, 0) != MAP_FAILED,
       "a soft RLIMIT_DATA of 0 leaves mappings to the hard one");
    ok(sbrk(4096) == (void *)-1, "and forbids brk");
    limit(RLIMIT_DATA, RLIM_INFINITY);
    limit(RLIMIT_AS, 64 * MIB);
    fails_with(mmap(NULL, 64 * MIB, PROT_NONE, ANON, -1, 0), ENOMEM,
               "any memory beyond RLIMIT_AS is ENOMEM");
    ok(mmap(NULL, 16 * MIB, PROT_NONE, ANON, -1, 0) != MAP_FAILED, "less can be had");
    limit(RLIMIT_AS, RLIM_INFINITY);
    if (geteuid() == 0)
        is_int(run_child(lock_as_nobody), 0, "RLIMIT_MEMLOCK bounds what is locked");
    else
        skip(1, "not root");
    return done_testing();
}
