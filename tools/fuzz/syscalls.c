/*
 * A fuzzer of the kernel's system calls: syscalls RUNS SEED [FIRST [KIND]], to be run by tools/vm.
 *
 * Each run is a process of its own, as root and as user 1000 in turn, whose calls are decided by
 * SEED and its number alone: garbage to any call, threads, memory (with the contents checked),
 * signals (nested, on alternate stacks, with mutated frames), descriptors, or tracers. A line names
 * each run before it starts, so the last line is the run that panicked; FIRST starts there again,
 * KIND makes all runs of one kind. Whatever a run does to itself is fine. The status is 1 when
 * memory had wrong contents, a process could not be killed, or memory did not come back; a panic
 * and a hang are for tools/vm to tell.
 */
#include "fuzz.h"
#include <ftw.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#define FOLDER   "/tmp/fuzz"
#define WARM_UP  14  /* runs before free memory is first looked at */
#define MAX_LOST 256 /* KiB: what caches and fragments may keep */

static const struct {
    const char *name;
    void (*run)(void);
} kinds[] = {
    { "garbage", fuzz_garbage },         { "memory", fuzz_memory },
    { "signals", fuzz_signals },         { "threads", fuzz_threads },
    { "descriptors", fuzz_descriptors }, { "exhaustion", fuzz_exhaustion },
    { "tracing", fuzz_tracing },
};

pid_t driver;

/* No memory is left to the others by what a run does: it is killed first, and has its limits. */
static void begin_run(uint64_t seed, int number)
{
    struct rlimit memory = { 1 << 28, 1 << 28 }, seconds = { 3, 3 }, processes = { 200, 200 };
    int fd = open("/proc/self/oom_score_adj", O_WRONLY);

    write(fd, "500", 3);
    close(fd);
    setsid();
    for (fd = 0; fd < 3; fd++)
        dup2(open("/dev/null", O_RDWR), fd);
    closefrom(3);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_NPROC, &processes);
    seed_run(seed, number);
    buffer = mmap(NULL, 3 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(buffer + 2 * PAGE, PAGE);
    for (unsigned i = 0; i < 2 * PAGE; i++)
        buffer[i] = below(3) ? below(8) : next();
    strcpy(buffer, below(2) ? "f0" : "/proc/self/status");
    for (int i = 0; i < 6; i++)
        open_some();
    if (number % 2)
        setresuid(1000, 1000, 1000);
    alarm(3);
}

/* The child's status, or -1 when even SIGKILL to everything does not end it. */
static int end_run(pid_t child)
{
    const struct timespec limit = { 4, 0 };
    sigset_t set;
    int status = 0, found = -1;
    pid_t ended;

    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    for (int tries = 0; tries < 4;) {
        while ((ended = waitpid(-1, &status, __WALL | WNOHANG)) > 0)
            if (ended == child)
                found = status;
        if (ended < 0) {
            kill(-1, SIGKILL); /* core_pattern's programs are not ours to wait for */
            return found;
        }
        if (found >= 0 || sigtimedwait(&set, NULL, &limit) < 0) {
            kill(-1, SIGKILL);
            tries += found < 0;
            sched_yield();
        }
    }
    return -1;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    return at->level ? remove(path) && 0 : 0;
}

static long free_kib(void)
{
    char text[512] = "";
    int fd = open("/proc/meminfo", O_RDONLY);

    read(fd, text, sizeof text - 1);
    close(fd);
    return atol(strstr(text, "MemFree:") + 8);
}

#define KINDS (int)(sizeof kinds / sizeof *kinds)

/* The kind of that name; -1: all in turn. */
static int kind_of(const char *name)
{
    int kind = name ? KINDS - 1 : -1;

    while (kind >= 0 && strcmp(kinds[kind].name, name) != 0)
        kind--;
    return kind;
}

static int run_one(uint64_t seed, int number, int kind)
{
    int status;
    pid_t child;

    if (kind < 0)
        kind = number / 2 % KINDS;
    printf("seed %lu run %d: %s as %s\n", seed, number, kinds[kind].name,
           number % 2 ? "1000" : "root");
    fflush(stdout);
    child = fork();
    if (!child) {
        begin_run(seed, number);
        kinds[kind].run();
        _exit(0);
    }
    status = child < 0 ? 0 : end_run(child);
    default_pattern();
    nftw(FOLDER, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (status < 0)
        puts("FOUND: a process that SIGKILL does not end");
    if (kind == 1 && WIFEXITED(status) && WEXITSTATUS(status) == WRONG_CONTENTS)
        puts("FOUND: memory with wrong contents");
    else if (status >= 0)
        return 0;
    return 1;
}

int main(int argc, char **argv)
{
    int runs = argc > 1 ? atoi(argv[1]) : 0, first = argc > 3 ? atoi(argv[3]) : 0, found = 0;
    uint64_t seed = argc > 2 ? strtoul(argv[2], NULL, 0) : 1;
    long before = 0, lost;
    sigset_t set;
    int fd;

    if (argc > 2 && strcmp(argv[1], "core") == 0)
        return take_core(atoi(argv[2]));
    if (argc < 2 || access("/vm/jobs", F_OK)) { /* it kills every process there is */
        fputs("usage: tools/vm build/tools/fuzz/syscalls RUNS SEED [FIRST [KIND]]\n", stderr);
        return argc > 0; /* also what a run that executes itself comes to */
    }
    driver = getpid();
    fd = open("/proc/self/oom_score_adj", O_WRONLY);
    write(fd, "-1000", 5);
    close(fd);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    umask(0);
    if ((mkdir(FOLDER, 0777) && errno != EEXIST) || chdir(FOLDER))
        return 2;
    for (int i = first; i < first + runs && !found; i++) {
        if (i == first + WARM_UP)
            before = free_kib();
        found = run_one(seed, i, kind_of(argc > 4 ? argv[4] : NULL));
    }
    lost = before ? before - free_kib() : 0;
    printf("%d runs; %ld KiB of memory not given back\n", runs, lost);
    if (lost > MAX_LOST)
        puts("FOUND: memory that did not come back");
    return found || lost > MAX_LOST;
}
