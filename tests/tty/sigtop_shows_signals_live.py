"""sigtop on a terminal: tasks with their sets, flows that go on, colour, q; and -b, plain text."""

import re

import pexpect
from tap import PROMPT, done, has, ok, same, terminal

guest = terminal()


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
