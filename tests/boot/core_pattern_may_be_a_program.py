"""core(5), "Piping core dumps to a program": a core_pattern that begins with a bar. The whole system
has but one pattern, so this runs in Tocsin alone; the lines are those that Linux gives."""

import re

from tap import compile_static, done, has, same, vm

SOURCE = r"""
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define FIFO "/tmp/report"
extern char **environ;
static char self[256];

/* core_pattern's program: tells the test through a FIFO what it was given. */
static int take_core(int argc, char **argv)
{
    static char block[65536];
    struct rlimit limit;
    sigset_t blocked;
    size_t size = 0;
    char cwd[256];
    int has_output = fcntl(1, F_GETFD) >= 0;
    FILE *report = fopen(FIFO, "w");
    ssize_t n;

    for (int i = 3; i < argc; i++)
        fprintf(report, "argument '%s'\n", argv[i]);
    getrlimit(RLIMIT_CORE, &limit);
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    fprintf(report, "uid %d gid %d in %s, parent %d, core limit %d, %d blocked, %s\n", geteuid(),
            getegid(), getcwd(cwd, sizeof cwd), getppid(), (int)limit.rlim_cur,
            sigismember(&blocked, SIGUSR1), *environ ? "environment" : "no environment");
    fprintf(report, "standard output is %s\n", has_output ? "open" : "closed");
    if (strcmp(argv[2], "crash") == 0)
        abort();
    if (strcmp(argv[2], "leave") == 0)
        return 0;
    fflush(report);
    if (strcmp(argv[2], "keep") == 0)
        for (;;)
            pause();
    while ((n = read(0, block, sizeof block)) > 0) {
        if (size == 0)
            fprintf(report, "an %s file\n", memcmp(block, ELFMAG, SELFMAG) ? "unknown" : "ELF");
        size += n;
    }
    fprintf(report, "%s\n", size > 8 << 20 ? "with all memory" : "too short");
    if (strcmp(argv[2], "look") == 0)
        fprintf(report, "the process %s\n", access(argv[3], F_OK) ? "is gone" : "is still there");
    return 0;
}

static void crash(int limit)
{
    struct rlimit core = { limit, limit };
    char *memory = mmap(NULL, 8 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    signal(SIGUSR1, SIG_IGN);
    sigprocmask(SIG_BLOCK, &(sigset_t){ { 1 << (SIGUSR1 - 1) } }, NULL);
    memset(memory, 1, 8 << 20);
    setrlimit(RLIMIT_CORE, &core);
    if (setgid(1000) || setuid(1000))
        _exit(1);
    prctl(PR_SET_DUMPABLE, 1);
    abort();
}

static void set(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    fputs(text, file);
    fclose(file);
}

static pid_t start(const char *what, int limit)
{
    char pattern[128];
    pid_t pid;

    snprintf(pattern, sizeof pattern, "|%s take %s", self, what);
    set("/proc/sys/kernel/core_pattern", what[0] == '/' ? "|/missing" : pattern);
    pid = fork();
    if (pid == 0)
        crash(limit);
    return pid;
}

static void show_end(pid_t pid)
{
    int status;

    waitpid(pid, &status, 0);
    printf("signal %d%s\n", WTERMSIG(status), WCOREDUMP(status) ? ", core" : "");
}

/* Shows what the program says until it closes the FIFO, or for `lines` lines. */
static void show_report(int lines)
{
    char line[300];
    FILE *report = fopen(FIFO, "r");

    while (lines-- && fgets(line, sizeof line, report))
        fputs(line, stdout);
    fclose(report);
}

/* Arguments: WHAT LIMIT PIPE_LIMIT [PATTERN, which comes into force during the first dump] */
int main(int argc, char **argv)
{
    pid_t first, second;

    self[readlink("/proc/self/exe", self, sizeof self - 1)] = '\0';
    if (strcmp(argv[1], "take") == 0)
        return take_core(argc, argv);
    mkfifo(FIFO, 0666);
    set("/proc/sys/kernel/core_pipe_limit", argv[3]);
    first = start(argv[1], atoi(argv[2]));
    if (strncmp(argv[1], "keep", 4) == 0) { /* the core does not fit into the pipe */
        show_report(1);
        if (argc > 4)
            set("/proc/sys/kernel/core_pattern", argv[4]);
        else if (strcmp(argv[3], "1") == 0) {
            second = start("leave", 0);
            show_end(second);
        }
        kill(first, SIGTERM);
        kill(first, SIGSTOP);
        kill(first, SIGKILL);
    } else if (argv[1][0] != '/' && atoi(argv[2]) != 1) {
        show_report(-1);
    }
    show_end(first);
    if (argc > 4) {
        first = start("leave", 0);
        show_report(2); /* the first program still has the FIFO open */
        show_end(first);
    }
    return 0;
}
"""

program = compile_static(SOURCE)


def run(what, limit=0, pipe_limit=0, *pattern):
    return vm(program, what, str(limit), str(pipe_limit), *pattern).out


text = run("read %p a=%e  %s   %u:%g %%")
same(re.sub(r"'\d+'", "'PID'", text, count=1), """\
argument 'PID'
argument 'a=program'
argument '6'
argument '1000:1000'
argument '%'
uid 0 gid 0 in /, parent 0, core limit 1, 0 blocked, no environment
standard output is closed
an ELF file
with all memory
signal 6, core
""", "the program gets the core file, whatever RLIMIT_CORE is")
has(run("leave"), "signal 6, core\n", "it need not read it")
has(run("crash"), "signal 6, core\n", "a core file of its own is not made")
same(run("read", limit=1), "signal 6\n", "nor of any process with a limit of 1")
same(run("/"), "signal 6\n", "a program that is not there: no core file")
same(run("keep %u"), "argument '1000'\nsignal 9\n", "SIGKILL ends a dump that goes on for ever")
same(run("keep %u", pipe_limit=1), "argument '1000'\nsignal 6\nsignal 9\n",
     "core_pipe_limit bounds how many go on")
has(run("keep %u", 0, 1, "core"), "signal 6, core\n",
    "a dump that began before the pattern changed does not count any more")
has(run("look /proc/%p", pipe_limit=1), "the process is still there\n",
    "and keeps the process until the program has ended")
done()
