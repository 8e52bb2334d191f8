/* getrusage(2): RUSAGE_SELF, RUSAGE_CHILDREN, RUSAGE_THREAD; times(2). */
#include "support.h"
#include <sys/times.h>

static void spin(void)
{
    struct rusage usage;

    do
        getrusage(RUSAGE_SELF, &usage);
    while (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec < 20000 && usage.ru_utime.tv_sec == 0);
}

static long long microseconds(const struct rusage *usage)
{
    return (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000LL + usage->ru_utime.tv_usec
           + usage->ru_stime.tv_usec;
}

int main(void)
{
    struct rusage before, after, children;
    volatile char *memory;
    struct tms ticks;

    getrusage(RUSAGE_SELF, &before);
    memory = mmap(NULL, 100 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    madvise((void *)memory, 100 * 4096, MADV_NOHUGEPAGE);
    for (int i = 0; i < 100; i++)
        memory[i * 4096] = 1;
    is_int(getrusage(RUSAGE_SELF, &after), 0, "RUSAGE_SELF succeeds");
    ok(after.ru_minflt - before.ru_minflt >= 6, "page faults are counted");
    ok(after.ru_maxrss > 0, "the resident size is there");
    is_int(getrusage(RUSAGE_CHILDREN, &children), 0, "RUSAGE_CHILDREN succeeds");
    is_int(microseconds(&children), 0, "no child has used time");
    is_exit(run_child(spin), 0, "a child uses 20 milliseconds");
    getrusage(RUSAGE_CHILDREN, &children);
    ok(microseconds(&children) >= 20000, "which are counted when it has been waited for");
    ok(times(&ticks) != (clock_t)-1 && ticks.tms_cutime + ticks.tms_cstime >= 1,
       "times() has them in ticks");
    is_int(getrusage(RUSAGE_THREAD, &after), 0, "RUSAGE_THREAD succeeds");
    fails_with(getrusage((__rusage_who_t)7, &after), EINVAL, "another who is EINVAL");
    return done_testing();
}
