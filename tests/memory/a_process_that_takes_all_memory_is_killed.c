// vm: --mem 48
/* proc(5), overcommit_memory 0: memory is promised freely; who takes the last of it is killed, and
 * others go on. On a machine with much memory a limit stands in for its end. */
#include "support.h"

#include <sys/sysinfo.h>

#define MIB (1ul << 20)

static char *take(size_t size)
{
    char *at = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (at != MAP_FAILED)
        memset(at, 1, size);
    return at;
}

static void take_all(void)
{
    struct sysinfo info;
    struct rlimit limit = {64 * MIB, 64 * MIB};

    sysinfo(&info);
    if (info.totalram * info.mem_unit > 64 * MIB)
        setrlimit(RLIMIT_AS, &limit);
    while (take(MIB) != MAP_FAILED)
        ;
    raise(SIGKILL);
}

int main(void)
{
    char *at;

    for (int i = 1; i <= 3; i++)
        is_int(run_child(take_all), SIGKILL, "child %d, which takes all memory, is killed", i);
    at = take(8 * MIB);
    ok(at != MAP_FAILED && at[8 * MIB - 1] == 1, "its memory is there for others");
    return done_testing();
}
