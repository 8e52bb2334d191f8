"""sigtop on a terminal: tasks with their sets, flows that go on, colour, q; and -b, plain text."""

import re

import pexpect
from tap import PROMPT, compile_static, done, has, ok, same, terminal

# A process with a thread that blocks what it gets, and one that waits for SIGTERM.
THREADS = r"""
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

static int ready[2];
static sigset_t usr2, term;

static void *block(void *unused)
{
    prctl(PR_SET_NAME, "blocker");
    pthread_sigmask(SIG_BLOCK, &usr2, NULL);
    write(ready[1], "r", 1);
    for (;;)
        pause();
    return unused;
}

static void *wait_for_term(void *unused)
{
    int number;

    prctl(PR_SET_NAME, "waiter");
    sigwait(&term, &number);
    write(ready[1], "t", 1);
    for (;;)
        pause();
    return unused;
}

int main(void)
{
    pthread_t blocker, waiter;
    char byte;

    if (pipe(ready) < 0)
        return 1;
    sigaddset(&usr2, SIGUSR2);
    sigaddset(&term, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &term, NULL);
    pthread_create(&blocker, NULL, block, NULL);
    pthread_create(&waiter, NULL, wait_for_term, NULL);
    read(ready[0], &byte, 1);
    pthread_kill(blocker, SIGUSR2);
    pthread_kill(blocker, SIGUSR2);
    kill(getpid(), SIGTERM);
    read(ready[0], &byte, 1);
    kill(getpid(), SIGTERM);
    write(1, "now\n", 4);
    pause();
}
"""

guest = terminal("--tty", "--cwd", "/root", "--file", compile_static(THREADS) + ":/bin/threads",
                 "guest:/bin/sh")


def plain(text):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", text)


def run(line):
    """Types a command and waits for the prompt; what it printed."""
    guest.sendline(line + "; echo '<'$((40 + 2))'>'")
    guest.expect("<42>")
    printed = guest.before.partition("\n")[2]
    guest.expect(PROMPT)
    return printed


def flow_of(text, signal, outcome):
    """The count in the line of a flow, or -1."""
    found = re.findall(rf"^ *(\d+) \S+ +{signal} +\S+ +{outcome}", plain(text), re.M)
    return int(found[-1]) if found else -1


try:
    guest.expect(PROMPT)
    run("sh -c 'trap : USR1; trap \"\" HUP; while kill -USR1 $$; do sleep 0.1; done' & true")
    run("sleep 1000 & kill -STOP $!")
    text = run("sigtop -b -n 1")
    ok("\x1b" not in text, "sigtop -b is plain text", text)
    ok(max(map(len, plain(text).split("\n"))) <= 80, "that fits 80 columns", text)
    ok(re.search(r"^ *1 S init +- +- +- +INT TERM PWR", plain(text), re.M),
       "a task's caught signals are shown", text)
    ok(re.search(r"^ *\d+ . sh +\S+ +\S+ +HUP +.*USR1", plain(text), re.M),
       "a task's ignored signals are shown", text)
    ok(flow_of(text, "USR1", "handler") > 0, "a signal with a handler is shown with its count", text)
    ok(flow_of(text, "STOP", "stopped it") == 1, "so is one that stopped its target", text)

    run("threads > /tmp/now & while [ ! -s /tmp/now ]; do sleep 0.1; done")
    text = run("sigtop -b -n 1")
    ok(re.search(r"^ *\d+ S threads +TERM +TERM +- ", text, re.M),
       "what is pending for a process, and blocked, is shown in its first line", text)
    ok(re.search(r"^ *\d+ S blocker +USR2\* +USR2 TERM", text, re.M),
       "what is pending for a thread alone has a star", text)
    ok(re.search(r"^ *2 threads\(\d+\) +USR2 +blocker\(\d+\) +coalesced", text, re.M),
       "who sent which signal to which thread, how often, and that the second coalesced", text)
    ok(re.search(r"^ *2 threads\(\d+\) +TERM +threads\(\d+\) +pending", text, re.M),
       "a signal that waits is pending", text)

    guest.sendline("sigtop")
    guest.expect("THE LAST ONE CAME TO")
    guest.expect(r"\x1b\[32m[^\n]*USR1[^\n]*handler")
    ok(True, "sigtop shows flows, in colour on a terminal")
    first = flow_of(guest.after, "USR1", "handler")
    for _ in range(3):
        guest.expect(r"\x1b\[32m[^\n]*USR1[^\n]*handler")
    ok(flow_of(guest.after, "USR1", "handler") > first > 0, "the counts go on", guest.after)
    guest.send("q")
    guest.expect(PROMPT)
    same(plain(run("echo $?")).strip(), "0", "q ends it")
    has(run("echo typed"), "typed", "and the terminal is as it was")
except pexpect.ExceptionPexpect:
    ok(False, "the terminal answers", f"it last showed {guest.before!r}, {guest.buffer!r}")
finally:
    guest.close(force=True)
done()
