/* sysinfo(2): uptime, memory in mem_unit bytes, number of processes. */
#include "support.h"
#include <sys/sysinfo.h>

int main(void)
{
    struct sysinfo info;
    unsigned long long total;

    memset(&info, 0, sizeof info);
    is_int(sysinfo(&info), 0, "sysinfo succeeds");
    total = (unsigned long long)info.totalram * info.mem_unit;
    ok(total > 8 << 20, "there is memory");
    ok(info.freeram <= info.totalram && info.freeram > 0, "some of it is free");
    ok(info.procs >= 1, "there are processes");
    ok(info.uptime >= 0, "there is an uptime");
    fails_with(syscall(SYS_sysinfo, 8), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
