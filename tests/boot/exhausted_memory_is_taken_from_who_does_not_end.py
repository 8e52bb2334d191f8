"""The kernel kills for memory. Who is on the way out already, but waits for somebody else, does not
keep it from that: a tracee in PTRACE_EVENT_EXIT, and a process that dumps core to a program. A
machine's memory is exhausted, so this runs in Tocsin alone."""

from tap import compile_static, done, has, same, vm

SOURCE = r"""
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

static void eat(void)
{
    for (;;)
        memset(mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), 1,
               1 << 20);
}

/* A tracee that ate all memory and was killed for it stands in its last stop: nobody lets it go. */
static void exit_stop(void)
{
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        eat();
    }
    waitpid(pid, &status, 0);
    ptrace(PTRACE_SETOPTIONS, pid, 0, PTRACE_O_TRACEEXIT);
    ptrace(PTRACE_CONT, pid, 0, 0);
    waitpid(pid, &status, 0);
    printf("event %d\n", status >> 16);
    fflush(stdout);
    memset(malloc(4 << 20), 1, 4 << 20);
    waitpid(pid, &status, 0);
    printf("signal %d\n", WTERMSIG(status));
}

static void *wait_for_the_end(void *unused)
{
    pause();
    return unused;
}

/* The program that takes the core file eats all memory; a second thread waits for the dump's end. */
static void dump(const char *self)
{
    FILE *pattern = fopen("/proc/sys/kernel/core_pattern", "w");
    pthread_t thread;
    int status;
    pid_t pid;

    fprintf(pattern, "|%s eat", self);
    fclose(pattern);
    pid = fork();
    if (pid == 0) {
        memset(malloc(2 << 20), 1, 2 << 20);
        pthread_create(&thread, NULL, wait_for_the_end, NULL);
        abort();
    }
    waitpid(pid, &status, 0);
    printf("signal %d\n", WTERMSIG(status));
}

int main(int argc, char **argv)
{
    char self[256] = "";

    (void)argc;
    readlink("/proc/self/exe", self, sizeof self - 1);
    if (strcmp(argv[1], "eat") == 0)
        eat();
    else if (strcmp(argv[1], "stop") == 0)
        exit_stop();
    else
        dump(self);
    return 0;
}
"""

program = compile_static(SOURCE)

run = vm("--mem", "32", program, "stop")
same(run.out, "event 6\nsignal 9\n", "a tracee killed for its memory does not keep it in its last stop")
run = vm("--mem", "32", program, "dump")
has(run.out, "signal 6\n", "a dump waits for a program that is killed for its memory")
done()
