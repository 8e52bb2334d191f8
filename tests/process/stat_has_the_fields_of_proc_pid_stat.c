/*
 * proc(5), /proc/PID/stat: 52 fields; of a process those of all its threads together, and below
 * task/TID the thread's own.
 */
#include "support.h"

#include <sys/prctl.h>
#include <sys/times.h>

static long long field[64]; /* counted from 1; 3 is a letter */
static char name[32];
static int fields;

/* Reads the line of a process (tid 0) or of one of its threads. */
static void read_stat(pid_t pid, pid_t tid)
{
    char path[64], text[1024], *word, *save, *end;

    snprintf(path, sizeof path, tid ? "/proc/%d/task/%d/stat" : "/proc/%d/stat", pid, tid);
    if (read_whole_file(path, text, sizeof text) <= 0 || !(end = strrchr(text, ')')))
        bail_out("no %s", path);
    *end = '\0';
    field[1] = atoi(text);
    snprintf(name, sizeof name, "%s", strchr(text, '(') + 1);
    field[3] = end[2];
    fields = 3;
    for (word = strtok_r(end + 3, " \n", &save); word; word = strtok_r(NULL, " \n", &save))
        field[++fields] = (long long)strtoull(word, NULL, 10);
}

static int ready[2];
static pid_t worker;

/* Uses a quarter of a second of CPU, then sleeps. */
static void *work(void *unused)
{
    struct timespec used;

    prctl(PR_SET_NAME, "the (worker)");
    do
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    while (used.tv_sec == 0 && used.tv_nsec < 250000000);
    worker = thread_id();
    if (write(ready[1], &worker, sizeof worker) < 0)
        _exit(1);
    for (;;)
        pause();
    return unused;
}

static void two_threads(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, work, NULL);
    for (;;)
        pause();
}

static void check_process(pid_t child)
{
    read_stat(child, 0);
    is_int(fields, 52, "there are 52 fields");
    ok(field[1] == child && field[3] == 'S', "1, 3: pid and state");
    ok(field[4] == getpid() && field[5] == getpgrp() && field[6] == getsid(0),
       "4, 5, 6: parent, group and session");
    ok(field[7] == 0 && field[8] == -1, "7, 8: no terminal, no foreground group");
    is_int(field[9] & 0x44, 0x40, "9: the flags: it has not called exec, and does not end");
    ok(field[10] > 0, "10: its faults");
    ok(field[14] + field[15] >= 24, "14, 15: the time of all its threads");
    ok(field[16] == 0 && field[17] == 0, "16, 17: none of waited-for children");
    ok(field[18] == 20 && field[19] == 0, "18, 19: priority 20 is nice value 0");
    is_int(field[20], 2, "20: the number of threads");
    is_int(field[21], 0, "21: nothing");
    ok(field[23] > 0 && field[24] > 0 && field[23] / 4096 >= field[24], "23, 24: its memory");
    is_int(field[25], -1, "25: no limit of resident memory");
    ok(field[26] > 0 && field[26] < field[27] && field[27] < field[28], "26, 27, 28: code, stack");
    ok(field[29] == 0 && field[30] == 0, "29, 30: no registers of a live process");
    ok(field[35] == 0 && field[36] == 0 && field[37] == 0, "35: not told of several threads");
    is_int(field[38], SIGCHLD, "38: the signal of its end");
    ok(field[40] == 0 && field[41] == SCHED_OTHER, "40, 41: no realtime priority, its policy");
    ok(field[45] < field[46] && field[46] <= field[47], "45, 46, 47: data and heap");
    ok(field[48] < field[49] && field[49] <= field[50] && field[50] < field[51],
       "48 to 51: arguments and environment");
    is_int(field[52], 0, "52: no status yet");
}

static void check_threads(pid_t child, pid_t tid)
{
    long long started;

    read_stat(child, child);
    ok(field[1] == child && field[38] == SIGCHLD, "the first thread has the process's id");
    ok(field[14] + field[15] < 20, "and only its own time");
    started = field[22];
    read_stat(child, tid);
    ok(field[1] == tid && strcmp(name, "the (worker)") == 0, "another has its own id and name");
    ok(field[14] + field[15] >= 24, "its own time");
    ok(field[22] >= started && started > 0, "22: its own start");
    is_int(field[35], 1, "35: it waits in the kernel");
    is_int(field[38], -1, "38: and sends no signal at its end");
    ok(field[4] == getpid() && field[20] == 2, "parent and number of threads are the process's");
}

int main(void)
{
    pid_t child, tid;

    make_pipe(ready);
    child = start_child(two_threads);
    if (read(ready[0], &tid, sizeof tid) != sizeof tid)
        bail_out("no worker");
    wait_until_asleep(child);
    while (read_stat(child, tid), field[3] != 'S')
        sched_yield();
    check_process(child);
    check_threads(child, tid);
    kill(child, SIGKILL);
    waitid(P_PID, child, NULL, WEXITED | WNOWAIT);
    read_stat(child, 0);
    ok(field[3] == 'Z' && field[20] == 1, "a zombie has one thread");
    ok(field[23] == 0 && field[24] == 0 && field[26] == 0 && field[45] == 0, "no memory");
    is_int(field[9] & 0x444, 0x444, "9: the flags: it has ended, by a signal, without exec");
    is_int(field[52], SIGKILL, "52: its wait status");
    ok(field[14] + field[15] >= 24, "and its time");
    wait_for(child);
    read_stat(getpid(), 0);
    ok(field[16] + field[17] >= 24, "16, 17: which is its parent's once it is waited for");
    ok(field[3] == 'R' && field[35] == 0, "who reads is running");
    return done_testing();
}
