/*
 * The cost of the kernel's paths, for tools/bench/run: prints "name<TAB>TSC ticks of one" a line.
 * It runs as a program, or as init of a Linux that has nothing else. In QEMU with -icount the TSC
 * counts instructions, so that the numbers are exact and repeat.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <x86intrin.h>

#define PAGES 512
#define QUEUED 100 /* fewer than any RLIMIT_SIGPENDING */
#define PAGE 4096

static const char *self;
static int to_child[2], to_parent[2];

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* ---- The paths: each does the thing n times -------------------------------------------------- */

static void do_getpid(int n)
{
    while (n-- > 0)
        syscall(SYS_getpid);
}

static void do_mask(int n)
{
    sigset_t set;

    sigemptyset(&set);
    while (n-- > 0)
        sigprocmask(SIG_SETMASK, &set, NULL);
}

static void handler(int signal)
{
    (void)signal;
}

static void do_ignored(int n)
{
    signal(SIGUSR1, SIG_IGN);
    while (n-- > 0)
        kill(getpid(), SIGUSR1);
}

static void do_handler(int n)
{
    signal(SIGUSR1, handler);
    while (n-- > 0)
        kill(getpid(), SIGUSR1);
}

static void do_queue(int n)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (; n > 0; n -= QUEUED) {
        for (int i = 0; i < QUEUED; i++)
            sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = i });
        for (int i = 0; i < QUEUED; i++)
            sigwaitinfo(&set, NULL);
    }
}

static void fault_handler(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    mprotect((void *)((uintptr_t)info->si_addr & -PAGE), PAGE, PROT_READ | PROT_WRITE);
    (void)context;
}

static void do_segv(int n)
{
    struct sigaction action = { .sa_sigaction = fault_handler, .sa_flags = SA_SIGINFO };
    volatile char *page = mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    sigaction(SIGSEGV, &action, NULL);
    while (n-- > 0) {
        *page = 1;
        mprotect((void *)page, PAGE, PROT_READ);
    }
    munmap((void *)page, PAGE);
}

/* Two processes send each other a signal in turn; each waits for it with sigwaitinfo. */
static void signal_turns(pid_t other, const sigset_t *set, int n, int first)
{
    for (int i = 0; i < n; i++) {
        if (first || i > 0)
            kill(other, SIGUSR2);
        sigwaitinfo(set, NULL);
    }
    if (!first)
        kill(other, SIGUSR2);
}

static void do_signal_turns(int n)
{
    pid_t parent = getpid(), child;
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    child = fork();
    if (child == 0) {
        signal_turns(parent, &set, n, 0);
        _exit(0);
    }
    signal_turns(child, &set, n, 1);
    waitpid(child, NULL, 0);
}

static void do_pipe_turns(int n)
{
    char byte = 0;

    if (pipe(to_child) != 0 || pipe(to_parent) != 0)
        fail("pipe");
    if (fork() == 0) {
        for (int i = 0; i < n; i++)
            if (read(to_child[0], &byte, 1) != 1 || write(to_parent[1], &byte, 1) != 1)
                _exit(1);
        _exit(0);
    }
    for (int i = 0; i < n; i++)
        if (write(to_child[1], &byte, 1) != 1 || read(to_parent[0], &byte, 1) != 1)
            fail("pipe");
    wait(NULL);
}

static void do_fork(int n)
{
    while (n-- > 0) {
        if (fork() == 0)
            _exit(0);
        wait(NULL);
    }
}

static void do_exec(int n)
{
    while (n-- > 0) {
        if (vfork() == 0) {
            execl(self, self, "exit", NULL);
            _exit(1);
        }
        wait(NULL);
    }
}

static void *thread(void *argument)
{
    return argument;
}

static void do_thread(int n)
{
    pthread_t id;

    while (n-- > 0) {
        if (pthread_create(&id, NULL, thread, NULL) != 0)
            fail("pthread_create");
        pthread_join(id, NULL);
    }
}

static void do_fault(int n)
{
    while (n > 0) {
        char *memory = mmap(NULL, PAGES * PAGE, PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

        madvise(memory, PAGES * PAGE, MADV_NOHUGEPAGE);
        for (int i = 0; i < PAGES; i++)
            memory[i * PAGE] = 1;
        munmap(memory, PAGES * PAGE);
        n -= PAGES;
    }
}

static void do_mmap(int n)
{
    while (n-- > 0)
        munmap(mmap(NULL, PAGE, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), PAGE);
}

static void do_open(int n)
{
    while (n-- > 0)
        close(open(self, O_RDONLY));
}

static void do_stat(int n)
{
    struct stat st;

    while (n-- > 0)
        stat(self, &st);
}

static void do_read(int n)
{
    static char buffer[PAGE];
    int fd = open(self, O_RDONLY);

    while (n-- > 0)
        if (pread(fd, buffer, sizeof buffer, 0) != sizeof buffer)
            fail("pread");
    close(fd);
}

/* ---- Measuring ------------------------------------------------------------------------------- */

static const struct path {
    const char *name;
    void (*run)(int n);
    int count;
} paths[] = {
    { "getpid", do_getpid, 10000 },
    { "sigprocmask", do_mask, 10000 },
    { "kill self, ignored", do_ignored, 5000 },
    { "kill self, handler, sigreturn", do_handler, 5000 },
    { "sigqueue, sigwaitinfo", do_queue, 2000 },
    { "fault, SIGSEGV handler, 2 mprotect", do_segv, 2000 },
    { "signal there and back", do_signal_turns, 2000 },
    { "pipe byte there and back", do_pipe_turns, 2000 },
    { "fork, exit, wait", do_fork, 200 },
    { "vfork, exec, exit, wait", do_exec, 100 },
    { "pthread_create, join", do_thread, 200 },
    { "page fault", do_fault, 4 * PAGES },
    { "mmap, munmap", do_mmap, 2000 },
    { "open, close", do_open, 2000 },
    { "stat", do_stat, 2000 },
    { "read 4 KiB", do_read, 2000 },
};

/* In a process of its own, and a first time to warm up. */
static uint64_t measure(const struct path *path)
{
    uint64_t *ticks = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t child = fork();
    uint64_t result;

    if (child == 0) {
        path->run(path->count / 10);
        uint64_t start = __rdtsc();
        path->run(path->count);
        *ticks = (__rdtsc() - start) / (uint64_t)path->count;
        _exit(0);
    }
    waitpid(child, NULL, 0);
    result = *ticks;
    munmap(ticks, PAGE);
    return result;
}

int main(int argc, char **argv)
{
    static char path[256];

    self = readlink("/proc/self/exe", path, sizeof path - 1) > 0 ? path : argv[0];
    if (argc > 1 && strcmp(argv[1], "exit") == 0)
        return 0;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        printf("%s\t%llu\n", paths[i].name, (unsigned long long)measure(&paths[i]));
    fflush(stdout);
    if (getpid() == 1)
        reboot(RB_POWER_OFF);
    return 0;
}
