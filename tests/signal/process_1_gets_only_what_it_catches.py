"""kill(2): "The only signals that can be sent to process ID 1, the init process, are those for which
init has explicitly installed signal handlers." The program is PID 1 of a pid namespace on Linux, and
of a machine in Tocsin; only a fault of its own ends it."""

import os
import subprocess

from tap import BUILD, TIMEOUT, compile_static, done, has, ok, same, scratch

SOURCE = r"""
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void say(const char *text)
{
    write(1, text, strlen(text));
}

static void check(const char *name, int good)
{
    say(good ? "yes " : "NO ");
    say(name);
    say("\n");
}

static void on_signal(int number)
{
    caught = number;
}

static int child_status(void (*body)(void))
{
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        body();
        _exit(0);
    }
    waitpid(pid, &status, 0);
    return status;
}

static void kill_process_1(void)
{
    for (int n = 1; n <= 64; n++)
        if (n != SIGUSR1 && syscall(SYS_kill, 1, n) != 0)
            _exit(1);
}

static void queue_and_tgkill(void)
{
    union sigval value = { 0 };

    if (sigqueue(1, SIGKILL, value) != 0 || syscall(SYS_tgkill, 1, 1, SIGKILL) != 0
        || syscall(SYS_tkill, 1, SIGSTOP) != 0)
        _exit(1);
}

static void kill_everybody(void)
{
    setsid();
    _exit(kill(-1, SIGKILL) != -1 || errno != ESRCH); /* nobody but process 1 is there */
}

static void call_handler(void)
{
    kill(1, SIGUSR1);
}

static void kill_itself(void)
{
    kill(getpid(), SIGTERM);
}

int main(int argc, char **argv)
{
    struct itimerval soon = { { 0, 0 }, { 0, 1000 } };
    int fds[2], left = 0, number = 0;
    sigset_t set;

    check("it is process 1", getpid() == 1);
    for (int n = 1; n <= 64; n++)
        left += syscall(SYS_kill, 1, n) != 0;
    check("it outlives all 64 signals from itself", left == 0);
    raise(SIGKILL);
    raise(SIGSTOP);
    check("and those of raise", 1);
    check("and all of a child's", child_status(kill_process_1) == 0);
    check("also by sigqueue, tgkill and tkill", child_status(queue_and_tgkill) == 0);
    check("and a child's kill(-1, SIGKILL)", child_status(kill_everybody) == 0);
    sigfillset(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
    child_status(kill_process_1);
    sigpending(&set);
    check("blocked signals stay pending", sigismember(&set, SIGTERM) && sigismember(&set, SIGINT));
    check("but not SIGKILL", !sigismember(&set, SIGKILL) && !sigismember(&set, SIGSTOP));
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigwait(&set, &number);
    check("one can be waited for", number == SIGTERM);
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    check("unblocked, the rest does nothing", 1);
    pipe(fds);
    close(fds[0]);
    check("nor does SIGPIPE", write(fds[1], "x", 1) == -1 && errno == EPIPE);
    setitimer(ITIMER_REAL, &soon, NULL);
    do
        getitimer(ITIMER_REAL, &soon);
    while (soon.it_value.tv_usec != 0);
    check("nor the SIGALRM of a timer", 1);
    signal(SIGUSR1, on_signal);
    child_status(call_handler);
    check("a handler is called", caught == SIGUSR1);
    signal(SIGUSR1, SIG_DFL);
    child_status(call_handler);
    check("without it the signal does nothing again", 1);
    check("a child is an ordinary process", WTERMSIG(child_status(kill_itself)) == SIGTERM);
    say("now it faults\n");
    if (argc == 1)
        *(volatile int *)8 = 1;
    say("NO end\n");
    return argv == NULL;
}
"""


def on_linux(program):
    flags = ["--pid", "--fork", "--kill-child"]
    if os.getuid() != 0:
        flags = ["--user", "--map-root-user", *flags]
    return subprocess.run(["unshare", *flags, program], stdout=subprocess.PIPE, timeout=TIMEOUT,
                          stdin=subprocess.DEVNULL, check=False)


def in_tocsin(program, root):
    image = os.path.join(root, "init.cpio")
    subprocess.run(["tools/mkinitramfs", image, f"sbin/init={program}"], check=True)
    return subprocess.run(
        ["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "64", "-nodefaults",
         "-display", "none", "-no-reboot", "-serial", "stdio", "-kernel",
         os.path.join(BUILD, "tocsin.mb"), "-initrd", image],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=TIMEOUT, check=False)


def lines(out):
    return [line for line in out.decode(errors="replace").replace("\r", "").splitlines()
            if line.startswith(("yes ", "NO ", "now "))]


binary = compile_static(SOURCE)
with scratch() as folder:
    linux, tocsin = on_linux(binary), in_tocsin(binary, folder)
for line in lines(tocsin.stdout):
    ok(not line.startswith("NO"), line.partition(" ")[2])
same(lines(tocsin.stdout), lines(linux.stdout), "Linux says the same")
same(linux.returncode, -11, "on Linux its fault is its end")
has(tocsin.stdout.decode(errors="replace"), "init died: killed by signal 11", "so it is here")
same(tocsin.returncode, 0, "and the machine's")
done()
