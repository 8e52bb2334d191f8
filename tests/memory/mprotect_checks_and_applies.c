/* mprotect(2). */
#include "support.h"

#define PAGE 4096

static sigjmp_buf jump;
static int code;

static void on_fault(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    (void)context;
    code = info->si_code;
    siglongjmp(jump, 1);
}

static int reads(volatile char *address)
{
    if (sigsetjmp(jump, 1))
        return 0;
    (void)*address;
    return 1;
}

static int writes(volatile char *address)
{
    if (sigsetjmp(jump, 1))
        return 0;
    *address = 1;
    return 1;
}

int main(void)
{
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    char *at = mmap(NULL, 8 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    int fd = memfd_create("file", 0), read_only;
    char name[64];
    char *shared;

    sigaction(SIGSEGV, &action, NULL);
    memset(at, 7, 8 * PAGE);
    succeeds(mprotect(at + PAGE, 2 * PAGE, PROT_READ), "pages become read-only");
    ok(reads(at + PAGE) && !writes(at + PAGE), "they can be read, not written");
    is_int(code, SEGV_ACCERR, "a write is SEGV_ACCERR");
    ok(writes(at) && writes(at + 3 * PAGE), "their neighbours can be written");
    succeeds(mprotect(at, 8 * PAGE, PROT_NONE), "pages become inaccessible");
    ok(!reads(at) && !writes(at), "they can be neither read nor written");
    succeeds(mprotect(at, 8 * PAGE, PROT_READ | PROT_WRITE), "and accessible again");
    ok(at[PAGE] == 7 && at[8 * PAGE - 1] == 7, "their contents stayed");
    ok(writes(at + PAGE), "they can be written");
    succeeds(mprotect(at, 0, PROT_NONE), "no length is no change");
    fails_with(mprotect(at + 1, PAGE, PROT_READ), EINVAL, "an address inside a page is EINVAL");
    fails_with(mprotect(at, PAGE, 0x100), EINVAL, "an unknown protection is EINVAL");
    fails_with(mprotect(at, PAGE, PROT_READ | PROT_GROWSDOWN), EINVAL,
               "PROT_GROWSDOWN of what does not grow is EINVAL");
    munmap(at + 4 * PAGE, PAGE);
    fails_with(mprotect(at + 2 * PAGE, 5 * PAGE, PROT_READ), ENOMEM, "a hole is ENOMEM");
    ok(!writes(at + 3 * PAGE) && writes(at + 5 * PAGE), "what lies before it was changed");
    fails_with(mprotect(at + 4 * PAGE, PAGE, PROT_READ), ENOMEM, "nothing mapped is ENOMEM");
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    read_only = open(name, O_RDONLY);
    ftruncate(fd, PAGE);
    shared = mmap(NULL, PAGE, PROT_READ, MAP_SHARED, read_only, 0);
    fails_with(mprotect(shared, PAGE, PROT_READ | PROT_WRITE), EACCES,
               "writing to a file that is not open for it is EACCES");
    return done_testing();
}
