"""Machines share nothing, and none is left behind."""

import os
import signal
import subprocess
import time
from tap import VM, done, ok, program, same

program("busybox")
running = [subprocess.Popen([VM, "--timeout", "60", "busybox", "echo", str(i)], stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, text=True) for i in range(4)]
same([process.communicate()[0] for process in running], [f"{i}\n" for i in range(4)],
     "four at once each print their own")


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split()]


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL):
    process = subprocess.Popen([VM, "busybox", "sh", "-c", "echo up; sleep 1000"],
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    qemu = children(process.pid)
    process.send_signal(number)
    same(process.wait(), -number, f"tools/vm ends by {number.name}")
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in qemu) and time.monotonic() < deadline:
        time.sleep(0.01)
    ok(qemu and not any(alive(pid) for pid in qemu), f"{number.name} leaves no QEMU behind")
done()
