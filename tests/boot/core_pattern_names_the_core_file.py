"""core(5), "Naming of core dump files": core_pattern, core_uses_pid and suid_dumpable. The whole
system has but one pattern, so this runs in Tocsin alone; the names are those that Linux gives."""

import re

from tap import compile_static, done, ok, same, vm

SOURCE = r"""
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void *crash(void *unused)
{
    abort();
    return unused;
}

/* crash LIMIT NAME UID THREAD: dies by SIGABRT; in main() or in another thread. */
static void child(char **how)
{
    struct rlimit limit = { atol(how[0]), RLIM_INFINITY };
    int uid = atoi(how[2]);
    pthread_t thread;

    setrlimit(RLIMIT_CORE, &limit);
    prctl(PR_SET_NAME, how[1]);
    if (uid && (setgid(uid) || setuid(uid)))
        _exit(1);
    if (atoi(how[3])) {
        pthread_create(&thread, NULL, crash, NULL);
        pthread_join(thread, NULL);
    }
    crash(NULL);
}

static void list(const char *path)
{
    struct dirent *entry;
    struct stat file;
    char name[600];
    DIR *dir = opendir(path);

    while (dir && (entry = readdir(dir))) {
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (stat(name, &file) == 0 && S_ISREG(file.st_mode)) {
            printf(" %s:%d", entry->d_name, (int)file.st_uid);
            unlink(name);
        }
    }
    closedir(dir);
}

static void set(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY);

    if (write(fd, text, strlen(text)) < 0)
        printf(" error");
    write(fd, "\n", !*text);
    close(fd);
}

/* Arguments: PATTERN USES_PID SUID_DUMPABLE and the child's four. Prints WCOREDUMP, the pid, and
 * the files in the working directory and in /cores. */
int main(int argc, char **argv)
{
    int status;
    pid_t pid;

    mkdir("/cores", 0777);
    chmod("/cores", 0777);
    mkdir("/tmp/place", 0777);
    chmod("/tmp/place", 0777);
    chdir("/tmp/place");
    set("/proc/sys/kernel/core_pattern", argv[1]);
    set("/proc/sys/kernel/core_uses_pid", argv[2]);
    set("/proc/sys/fs/suid_dumpable", argv[3]);
    pid = fork();
    if (pid == 0)
        child(argv + 4);
    waitpid(pid, &status, 0);
    printf("%d %d:", !!WCOREDUMP(status), pid);
    list(".");
    printf(" /");
    list("/cores");
    printf("\n");
    return argc != 8;
}
"""

program = compile_static(SOURCE)


def run(pattern, uses_pid=0, suid_dumpable=0, limit=-1, name="crash", uid=0, thread=0):
    arguments = [pattern, uses_pid, suid_dumpable, limit, name, uid, thread]
    result = vm(program, *map(str, arguments))
    match = re.match(r"(\d) (\d+):(.*?) /(.*)", result.out)
    if not match:
        return result.out + result.err
    dumped, pid, here, cores = match.groups()
    text = (here + (" /cores" + cores if cores else "")).strip()
    text = re.sub(rf"(?<!\d){pid}(?!\d)", "PID", text)
    return text if dumped == "1" else "none" + text


same(run("core"), "core:0", "the default")
same(run("core.%p.%P"), "core.PID.PID:0", "%p and %P are the process")
same(run("core.%i.%I"), "core.PID.PID:0", "%i and %I are the thread")
ok(re.fullmatch(r"core\.PID\.\d+:0", run("core.%p.%i", thread=1)), "which may be another one")
same(run("c.%s.%u.%g.%d", suid_dumpable=1, uid=1000), "c.6.1000.1000.1:1000",
     "%s, %u, %g, %d are signal, user, group and dump mode")
same(run("c.%e.%f", name="my name"), "c.my name.program:0", "%e is the thread's name, %f the file's")
same(run("c.%e", name="a/b"), "c.a!b:0", "a slash in a name becomes an exclamation mark")
same(run("%e", name=".."), "!.:0", "it does not lead to another folder")
same(run("%e", name=""), "!:0", "and is never empty")
ok(re.fullmatch(r"![^/]*!program:0", run("%E")), "%E is the program's path")
same(run("c.%h"), "c.tocsin:0", "%h is the host's name")
ok(re.fullmatch(r"c\.\d{10}:0", run("c.%t")), "%t is the time")
same(run("c.%c", limit=1000000), "c.1000000:0", "%c is the limit")
same(run("c.%%.%z.%"), "c.%..:0", "%% is a %, unknown ones and one at the end are dropped")
same(run("/cores/%e.%p"), "/cores crash.PID:0", "an absolute path")
same(run("missing/core"), "none", "a missing folder: no core file, WCOREDUMP is clear")
same(run(""), "none", "nor with an empty pattern")
same(run("", uses_pid=1), ".PID:0", "unless core_uses_pid fills it")
same(run("core", uses_pid=1), "core.PID:0", "core_uses_pid appends the process")
same(run("core.%p", uses_pid=1), "core.PID:0", "unless it is there already")
same(run("core", uid=1000), "none", "suid_dumpable 0: no core file after a change of user")
same(run("core", suid_dumpable=1, uid=1000), "core:1000", "1: as if nothing had been")
same(run("core", suid_dumpable=2, uid=1000), "none", "2: none in the working directory")
same(run("/cores/c.%d", suid_dumpable=2, uid=1000), "/cores c.2:0", "but by an absolute path, as root")
done()
