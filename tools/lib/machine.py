"""A virtual machine: QEMU's command line, the link to the guest's init, and how the machine ends.

The link is the guest's second serial port. Frames run both ways: u8 channel, u16 length (little
endian), data. From the guest: 1 standard output, 2 standard error, 3 control, 4 a core file's bytes.
Control is a line a frame: "start NNNN" (behind which the job's input may be sent), then "exit NNNN
RAW-STATUS" or "fail NNNN ERRNO STEP"; "core NAME SIZE" announces a core file, "skip COUNT" stands for
zeros in it. To the guest: 0 standard input, empty at its end.

The first serial port carries the kernel log, or is the terminal (--tty and the shell). A panic ends
QEMU with status 125.
"""

import os
import select
import signal
import socket
import stat
import struct
import sys

from outcome import Ending, STDERR, STDOUT

CONTROL, FILE_DATA = 3, 4
PANIC_STATUS = 125
MACHINE = "pc,smm=off,vmport=off,usb=off"
STDIN_CHUNK = 4096
LOG_FLAGS = os.O_RDWR | os.O_CREAT | os.O_TRUNC


class VmError(Exception):
    """The machine could not be run; the text says why."""


class Stopped(Exception):
    """A signal asked this process to end; its number."""


class TimedOut(Exception):
    """The running job's time is over."""


def on_stop(signum, _frame):
    raise Stopped(signum)


def on_alarm(_signum, _frame):
    raise TimedOut


def memory_file(name, data=b""):
    """(fd, path) of a file that only this process and QEMU see."""
    if hasattr(os, "memfd_create"):
        fd = os.memfd_create(name, 0)
        path = f"/proc/self/fd/{fd}"
    else:
        import tempfile

        fd, path = tempfile.mkstemp(prefix="tocsin-" + name)
    while data:
        data = data[os.write(fd, data) :]
    return fd, path


def read_from(fd, start=0):
    parts = []
    while chunk := os.pread(fd, 1 << 20, start):
        parts.append(chunk)
        start += len(chunk)
    return b"".join(parts)


class Frames:
    """Cuts the guest's byte stream into frames."""

    def __init__(self):
        self.rest = b""

    def feed(self, data):
        """The whole frames that are there now, as (channel, data); neighbours of one output
        channel are joined."""
        data = self.rest + data
        frames, at = [], 0
        while len(data) - at >= 3:
            channel, length = struct.unpack_from("<BH", data, at)
            if not STDOUT <= channel <= FILE_DATA:
                raise VmError(f"the guest's link is out of step (channel {channel})")
            if len(data) - at - 3 < length:
                break
            piece = data[at + 3 : at + 3 + length]
            at += 3 + length
            if frames and frames[-1][0] == channel and channel <= STDERR:
                frames[-1][1].append(piece)
            else:
                frames.append((channel, [piece]))
        self.rest = data[at:]
        return [(channel, b"".join(pieces)) for channel, pieces in frames]


class Machine:
    def __init__(self, opts):
        self.opts = opts
        self.pid = None
        self.keep = []  # descriptors that QEMU inherits
        self.log_fd = self.error_fd = None
        self.started = False  # the guest reads its end of the link
        self.core_rest = 0  # bytes of the announced core file that are still to come
        for path in (opts.kernel, opts.initramfs):
            if not os.path.exists(path):
                raise VmError(f"{os.path.relpath(path)} is not there; run make")

    # ---- QEMU ----------------------------------------------------------------------------------

    def command(self, modules, console, link):
        """QEMU's command line. CONSOLE and LINK are the arguments of two -chardev, or LINK None."""
        opts = self.opts
        if opts.kvm:
            accel, cpu = "kvm", opts.cpu or "host"
        else:
            accel, cpu = "tcg", opts.cpu or "max"
        args = ["qemu-system-x86_64", "-machine", MACHINE, "-accel", accel, "-cpu", cpu,
                "-m", opts.mem, "-smp", opts.smp, "-nodefaults", "-no-user-config", "-no-reboot",
                "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04"]
        args += ["-vga", "std"] if opts.vga else ["-vga", "none", "-display", "none"]
        args += ["-chardev", console, "-serial", "chardev:console"]
        if link:
            args += ["-chardev", link, "-serial", "chardev:link"]
        if opts.icount:
            args += ["-icount", "shift=1,sleep=off", "-seed", "1",
                     "-rtc", "base=2026-01-01T00:00:00,clock=vm"]
        if opts.gdb:
            args += ["-S", "-gdb", opts.gdb]
        return args + self.boot_arguments(modules)

    def boot_arguments(self, modules):
        # On a terminal that a program has for itself the kernel keeps its log to itself.
        quiet = ["quiet"] if self.opts.tty else []
        append = " ".join([*quiet, *self.opts.append])
        if self.opts.boot == "direct":
            names = ",".join(name.replace(",", ",,") for name in modules)
            args = ["-kernel", self.opts.kernel, "-initrd", names]
            return args + (["-append", append] if append else [])
        import subprocess

        fd, path = memory_file("iso")
        self.inherit(fd)
        mkiso = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "mkiso")
        made = subprocess.run([mkiso, "--append", append, path, self.opts.kernel, *modules],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=self.keep)
        if made.returncode:
            raise VmError("mkiso: " + made.stdout.decode(errors="replace").strip())
        return ["-drive", f"file={path},format=raw,media=cdrom,readonly=on", "-boot", "d"]

    def inherit(self, fd):
        os.set_inheritable(fd, True)
        self.keep.append(fd)

    def start(self, args, own_group):
        """Starts QEMU, to be killed by the kernel when this process ends in any way."""
        if os.path.exists("/usr/bin/setpriv"):
            args = ["/usr/bin/setpriv", "--pdeathsig", "KILL", *args]
        actions = []
        if own_group:
            actions.append((os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0))
            actions.append((os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0))
            actions.append((os.POSIX_SPAWN_DUP2, self.error_fd, 2))
        extra = {"setpgroup": 0} if own_group else {}
        try:
            self.pid = os.posix_spawnp(args[0], args, os.environ, file_actions=actions,
                                       setsigdef=[signal.SIGPIPE], **extra)
        except OSError as error:
            raise VmError(f"{args[0]}: {error.strerror}") from None
        for fd in self.keep:
            os.set_inheritable(fd, False)

    def wait(self):
        """QEMU's exit status; 128+n after a signal."""
        _, raw = os.waitpid(self.pid, 0)
        self.pid = None
        return os.WEXITSTATUS(raw) if os.WIFEXITED(raw) else 128 + os.WTERMSIG(raw)

    def kill(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    # ---- Running jobs --------------------------------------------------------------------------

    def run(self, jobs, out):
        """Boots and runs JOBS. OUT learns of each that ended; when the machine ends early, of the
        one that ran then, and this returns with the later ones not run."""
        from job import Bundle

        archive_fd, archive = memory_file("job", Bundle(self.opts).build(jobs))
        self.inherit(archive_fd)
        self.error_fd, _ = memory_file("qemu-errors")
        modules = [self.opts.initramfs, archive]
        self.jobs, self.out, self.current = jobs, out, 0
        self.frames = Frames()
        saved = None
        try:
            for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                if signal.getsignal(signum) != signal.SIG_IGN:
                    signal.signal(signum, on_stop)
            signal.signal(signal.SIGALRM, on_alarm)
            saved = self.save_terminal()
            self.arm_timeout()
            link = self.open_link()
            self.start(self.command(modules, self.console(), link), not self.opts.tty)
            self.pump()
            self.finish(self.wait())
        except TimedOut:
            self.kill()
            self.end_job(Ending.from_timeout(self.opts.timeout))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.kill()
            self.restore_terminal(saved)

    def console(self):
        """The kernel log's place, as an argument of -chardev."""
        if self.opts.tty:
            return "stdio,id=console,mux=on,signal=off"
        if not self.opts.log:
            self.log_fd, path = memory_file("log")
        else:
            own = {"/dev/stdout": 1, "/dev/stderr": 2, "-": 2}.get(self.opts.log)
            self.log_fd = os.dup(own) if own else os.open(self.opts.log, LOG_FLAGS, 0o644)
            path = f"/proc/self/fd/{self.log_fd}" if own else self.opts.log
        self.inherit(self.log_fd)
        return "file,id=console,append=on,path=" + path.replace(",", ",,")

    def open_link(self):
        """A socket; under --icount a file, whose writes never make the guest wait."""
        if self.opts.icount:
            self.link = None
            self.link_fd, path = memory_file("link")
            self.inherit(self.link_fd)
            return "file,id=link,path=" + path
        self.link, theirs = socket.socketpair()
        self.theirs = theirs
        self.inherit(theirs.fileno())
        return f"socket,id=link,fd={theirs.fileno()}"

    def arm_timeout(self):
        signal.setitimer(signal.ITIMER_REAL, self.opts.timeout or 0)

    def pump(self):
        """Moves bytes until QEMU closes its end of the link."""
        if self.link is None:
            self.follow_file()
            return
        self.theirs.close()
        self.link.setblocking(False)
        takes_input = self.opts.stdin == "stream" and any(job.uses_stdin for job in self.jobs)
        unsent = b""
        while True:
            poller = select.poll()
            poller.register(self.link, select.POLLIN | (select.POLLOUT if unsent else 0))
            if takes_input and self.started and not unsent:
                poller.register(0, select.POLLIN)
            if any(fd == 0 for fd, _ in poller.poll()):
                chunk = os.read(0, STDIN_CHUNK)
                unsent = struct.pack("<BH", 0, len(chunk)) + chunk
                takes_input = bool(chunk)
            unsent = self.send(unsent)
            if not self.receive():
                return

    def send(self, data):
        try:
            return data[self.link.send(data) :] if data else data
        except BlockingIOError:
            return data
        except (BrokenPipeError, ConnectionResetError):
            return b""

    def receive(self):
        """False at the end of the link."""
        try:
            data = self.link.recv(1 << 16)
        except BlockingIOError:
            return True
        except ConnectionResetError:
            return False
        self.dispatch(data)
        return bool(data)

    def follow_file(self):
        at, poller = 0, select.poll()
        poller.register(os.pidfd_open(self.pid), select.POLLIN)
        ended = False
        while not ended:
            ended = bool(poller.poll(20))
            data = read_from(self.link_fd, at)
            at += len(data)
            self.dispatch(data)

    def dispatch(self, data):
        for channel, piece in self.frames.feed(data):
            if channel == CONTROL:
                self.control(piece.decode(errors="replace").split())
            elif channel == FILE_DATA:
                self.core_data(piece)
            else:
                self.out.write(channel, piece)

    def control(self, words):
        if words[:1] == ["start"]:
            self.started = True
        elif len(words) >= 3 and words[0] == "exit":
            self.end_job(Ending.from_wait(int(words[2])))
        elif len(words) >= 4 and words[0] == "fail":
            self.end_job(Ending.from_failure(int(words[2]), words[3]))
        elif len(words) >= 3 and words[0] == "core" and self.opts.core:
            os.makedirs(self.opts.core, exist_ok=True)
            name = os.path.basename(words[1])
            self.core_file = open(os.path.join(self.opts.core, name), "wb")
            self.core_rest = int(words[2])
        elif len(words) >= 2 and words[0] == "skip" and self.core_rest > 0:
            self.core_file.seek(int(words[1]), os.SEEK_CUR)
            self.core_moved(int(words[1]))

    def core_data(self, piece):
        if self.core_rest > 0:
            self.core_file.write(piece)
            self.core_moved(len(piece))

    def core_moved(self, count):
        self.core_rest -= count
        if self.core_rest <= 0:
            self.core_file.truncate()
            self.core_file.close()

    def end_job(self, ending):
        signal.setitimer(signal.ITIMER_REAL, 0)
        if self.current == len(self.jobs):
            return
        self.out.done(self.jobs[self.current], ending)
        self.current += 1
        self.arm_timeout()

    def finish(self, status):
        """Accounts for the job that was still running when the machine ended."""
        if status == PANIC_STATUS:
            self.show(self.panic_report())
            if self.current == len(self.jobs):
                self.current -= 1  # a panic after the last job's end is still a panic
                self.out.status = PANIC_STATUS
                return
            self.end_job(Ending(PANIC_STATUS, "kernel panic"))
        elif self.current < len(self.jobs) and self.opts.tty and status == 0:
            self.end_job(Ending(0))  # whoever sat at the terminal said poweroff
        elif self.current < len(self.jobs):
            self.show(read_from(self.error_fd) or self.log_tail())
            self.end_job(Ending(125, f"the machine ended early (QEMU's status {status})"))

    def show(self, text):
        self.out.write(STDERR, text) if text else None

    def log(self):
        """The kernel log, where it can be read back: not from a terminal or a pipe."""
        if self.log_fd is None or not stat.S_ISREG(os.fstat(self.log_fd).st_mode):
            return b""
        return read_from(self.log_fd).replace(b"\r", b"")

    def log_tail(self, lines=20):
        return b"".join(self.log().splitlines(True)[-lines:])

    def panic_report(self):
        log = self.log()
        at = log.find(b"kernel panic: ")
        return log[log.rfind(b"\n", 0, at) + 1 :] if at >= 0 else self.log_tail()

    # ---- The console ---------------------------------------------------------------------------

    def run_console(self):
        """A machine without jobs, its console in this terminal; QEMU's exit status."""
        console = "stdio,id=console,mux=on,signal=off"
        args = self.command([self.opts.initramfs], console, None) + ["-mon", "chardev=console"]
        saved = self.save_terminal()
        for signum in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(signum, on_stop)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self.start(args, False)
            return self.wait()
        finally:
            self.kill()
            self.restore_terminal(saved)

    def save_terminal(self):
        if not os.isatty(0):
            return None
        import termios

        return termios.tcgetattr(0)

    def restore_terminal(self, saved):
        if saved:
            import termios

            termios.tcsetattr(0, termios.TCSADRAIN, saved)
