/* The table behind properties.h. */
#include "signal/properties.h"

struct signal_property {
    char name[8];
    enum signal_default action;
};

static const struct signal_property properties[K_NSIG] = {
#define ROW(number, name, action) [(number)-1] = { #name, DEFAULT_##action },
    SIGNAL_PROPERTIES(ROW)
#undef ROW
#define RT(n) [K_SIGRTMIN + (n)-1] = { "RT" #n, DEFAULT_TERMINATE },
        RT(0) RT(1) RT(2) RT(3) RT(4) RT(5) RT(6) RT(7) RT(8) RT(9) RT(10) RT(11) RT(12) RT(13)
            RT(14) RT(15) RT(16) RT(17) RT(18) RT(19) RT(20) RT(21) RT(22) RT(23) RT(24) RT(25)
                RT(26) RT(27) RT(28) RT(29) RT(30) RT(31) RT(32)
#undef RT
};

#define CHECK(number, name, action) _Static_assert(SIG##name == (number), #name);
SIGNAL_PROPERTIES(CHECK)
#undef CHECK

enum signal_default signal_default(int signal)
{
    return properties[signal - 1].action;
}

const char *signal_name(int signal)
{
    return properties[signal - 1].name;
}

#define ILL_LAST 11 /* two more than sigaction(2) names, of other machines */

static const struct {
    uint8_t last_code, layout;
} codes[K_NSIG] = {
    [SIGILL - 1] = { ILL_LAST, LAYOUT_FAULT },
    [SIGFPE - 1] = { FPE_CONDTRAP, LAYOUT_FAULT },
    [SIGSEGV - 1] = { SEGV_CPERR, LAYOUT_FAULT },
    [SIGBUS - 1] = { BUS_MCEERR_AO, LAYOUT_FAULT },
    [SIGTRAP - 1] = { TRAP_PERF, LAYOUT_FAULT },
    [SIGCHLD - 1] = { CLD_CONTINUED, LAYOUT_CHILD },
    [SIGPOLL - 1] = { POLL_HUP, LAYOUT_POLL },
    [SIGSYS - 1] = { SYS_USER_DISPATCH, LAYOUT_SYSTEM_CALL },
};

int siginfo_last_code(int signal)
{
    return codes[signal - 1].last_code;
}

/* Other signals with small codes are those of F_SETSIG. */
enum siginfo_layout siginfo_layout(int signal, int code)
{
    if (code == SI_TIMER)
        return LAYOUT_TIMER;
    if (code == SI_SIGIO)
        return LAYOUT_POLL;
    if (code < 0)
        return LAYOUT_QUEUE;
    if (code == SI_USER || code >= SI_KERNEL)
        return LAYOUT_KILL;
    if (code <= siginfo_last_code(signal))
        return (enum siginfo_layout)codes[signal - 1].layout;
    return code <= POLL_HUP ? LAYOUT_POLL : LAYOUT_KILL;
}
