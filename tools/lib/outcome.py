"""Where a machine's output and its jobs' ends go: passed through, or kept apart for a batch.

Both take write(channel, data) as bytes arrive and done(ending) when a job ended; an Ending says how.
"""

import errno
import os
import sys

STDOUT, STDERR = 1, 2

SIGNALS = ("HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT "
           "STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS").split()


def signal_name(number):
    if number <= len(SIGNALS):
        return "SIG" + SIGNALS[number - 1]
    return f"SIGRTMIN+{number - 34}" if number >= 34 else f"signal {number}"


class Ending:
    """How a job ended: its status as a shell gives it, and what to say on standard error."""

    def __init__(self, status, message=None):
        self.status = status
        self.message = message

    @classmethod
    def from_wait(cls, raw):
        number = raw & 0x7F
        if number == 0:
            return cls(raw >> 8 & 0xFF)
        core = " (core dumped)" if raw & 0x80 else ""
        return cls(128 + number, f"ended by {signal_name(number)}{core}")

    @classmethod
    def from_failure(cls, code, step):
        """The program could not be started: STEP is the call that failed."""
        if step == "exec":
            return cls(127 if code == errno.ENOENT else 126, os.strerror(code))
        return cls(125, f"{step}: {os.strerror(code)}")

    @classmethod
    def from_timeout(cls, seconds):
        return cls(124, f"timeout after {seconds:g} s")


def write_all(fd, data):
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


class Passthrough:
    """A single program: its output is ours."""

    status = 125

    def write(self, channel, data):
        write_all(channel, data)

    def done(self, job, ending):
        self.status = ending.status
        if ending.message:
            name = os.path.basename(job.argv[0])
            print(f"vm: {name}: {ending.message}", file=sys.stderr, flush=True)


class Batch:
    """Jobs one after the other: printed between marks, or each in files of its own."""

    def __init__(self, jobs, folder=None):
        self.jobs = jobs
        self.folder = folder
        self.finished = 0
        self.status = 0
        self.begun = False
        self.fresh_line = True
        self.files = {}

    def begin(self):
        self.begun = True
        if self.folder:
            os.makedirs(self.folder, exist_ok=True)
            for channel, suffix in ((STDOUT, "out"), (STDERR, "err")):
                path = os.path.join(self.folder, f"{self.finished:04}.{suffix}")
                self.files[channel] = open(path, "wb")
            return
        import shlex

        command = shlex.join(self.jobs[self.finished].argv)
        write_all(STDOUT, os.fsencode(f"==> {self.finished:04} {command}\n"))
        self.fresh_line = True

    def write(self, channel, data):
        if not self.begun:
            self.begin()
        if self.folder:
            self.files[channel].write(data)
            return
        if channel == STDOUT:
            self.fresh_line = data.endswith(b"\n")
        write_all(channel, data)

    def done(self, job, ending):
        if not self.begun:
            self.begin()
        if ending.message:
            self.write(STDERR, os.fsencode(f"vm: {os.path.basename(job.argv[0])}: {ending.message}\n"))
        if self.folder:
            for file in self.files.values():
                file.close()
            with open(os.path.join(self.folder, f"{self.finished:04}.status"), "w") as file:
                file.write(f"{ending.status}\n")
        else:
            newline = "" if self.fresh_line else "\n"
            write_all(STDOUT, f"{newline}<== {self.finished:04} {ending.status}\n".encode())
        self.begun = False
        self.finished += 1
        if ending.status:
            self.status = 1
