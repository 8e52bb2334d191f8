/* cs and ss in a frame: whatever they are, the program does not run with kernel rights. */
#include "bad_frame.h"

static unsigned long cs, ss;

static void set_selectors(ucontext_t *context)
{
    context->uc_mcontext.gregs[REG_CSGSFS] = (greg_t)(cs | ss << 48);
}

static void try_hlt(void)
{
    frame_change = set_selectors;
    set_action(SIGUSR1, change_frame, 0);
    kill(getpid(), SIGUSR1);
    __asm__ volatile("hlt");
}

int main(void)
{
    static const unsigned code[] = { 0, 8, 0x10, 0x18, 0x40, 0x7, 0xfffb, 0xffff, 0x43, 0x2b };
    int killed = 0;

    ss = 0x2b;
    for (unsigned i = 0; i < sizeof code / sizeof code[0]; i++) {
        cs = code[i];
        int status = run_child(try_hlt);
        if (WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV)
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 10, "ten code selectors end ten programs by SIGSEGV");
    cs = 0x33;
    killed = 0;
    for (unsigned i = 0; i < sizeof code / sizeof code[0]; i++) {
        ss = code[i];
        int status = run_child(try_hlt);
        if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGSEGV || WTERMSIG(status) == SIGBUS))
            killed++;
        else
            describe_status(status);
    }
    is_int(killed, 10, "ten stack selectors end ten programs by a fault signal");
    return done_testing();
}
