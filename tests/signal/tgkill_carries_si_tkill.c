/* sigaction(2): "SI_TKILL: tkill(2) or tgkill(2)", with si_pid and si_uid of the sender. */
#include "support.h"

int main(void)
{
    catch_signal(SIGUSR1, 0);
    is_int(syscall(SYS_tgkill, getpid(), thread_id(), SIGUSR1), 0, "tgkill succeeds");
    is_int(syscall(SYS_tkill, thread_id(), SIGUSR1), 0, "tkill succeeds");
    is_int(caught_count, 2, "both arrived");
    is_int(caught[0].si_code, SI_TKILL, "si_code of tgkill is SI_TKILL");
    is_int(caught[1].si_code, SI_TKILL, "si_code of tkill is SI_TKILL");
    ok(caught[0].si_pid == getpid(), "si_pid is the sender");
    is_int(caught[0].si_uid, getuid(), "si_uid is the sender's");
    return done_testing();
}
