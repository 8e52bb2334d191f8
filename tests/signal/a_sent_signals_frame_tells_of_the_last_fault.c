/*
 * Linux: err, trapno and cr2 are the thread's last fault's in every frame, also of a signal that
 * somebody sent; all are 0 before the first. oldmask is the first word of uc_sigmask.
 */
#include "fault.h"

static volatile struct fault seen;
static volatile unsigned long oldmask, mask;
static volatile char *page;

static void on_signal(int signal, siginfo_t *info, void *context)
{
    ucontext_t *uc = context;

    (void)signal;
    (void)info;
    seen.trap = uc->uc_mcontext.gregs[REG_TRAPNO];
    seen.error = uc->uc_mcontext.gregs[REG_ERR];
    seen.cr2 = uc->uc_mcontext.gregs[REG_CR2];
    oldmask = uc->uc_mcontext.gregs[REG_OLDMASK];
    memcpy((void *)&mask, &uc->uc_sigmask, sizeof mask);
}

static void write_page(void)
{
    page[5] = 1;
}

static void use_illegal_instruction(void)
{
    __asm__ volatile("ud2");
}

int main(void)
{
    set_action(SIGUSR1, on_signal, 0);
    block_signal(SIGTERM);
    kill(getpid(), SIGUSR1);
    ok(seen.trap == 0 && seen.error == 0 && seen.cr2 == 0, "before the first fault all are 0");
    is_int((long)mask, 1L << (SIGTERM - 1), "uc_sigmask is the mask");
    ok(oldmask == mask, "and oldmask the same");
    page = map_page(PROT_READ | PROT_WRITE);
    page[0] = 1;
    kill(getpid(), SIGUSR1);
    is_int((long)seen.trap, 0, "a page fault without a signal leaves no trace");
    mprotect((void *)page, 4096, PROT_READ);
    provoke(write_page);
    kill(getpid(), SIGUSR1);
    ok(seen.trap == 14 && seen.error == (PF_PRESENT | PF_WRITE | PF_USER), "err and trapno stay");
    ok(seen.cr2 == (uintptr_t)page + 5, "and cr2");
    provoke(use_illegal_instruction);
    kill(getpid(), SIGUSR1);
    ok(seen.trap == 6 && seen.error == 0, "until the next fault");
    ok(seen.cr2 == (uintptr_t)page + 5, "cr2 until the next page fault");
    return done_testing();
}
