"""Jobs: what the guest's init is to run, as /vm/jobs/NNNN in an archive over the root file system.

A job file is a sequence of NUL-terminated KEY=VALUE strings (exec, arg, env, cwd, uid, gid, stdin,
tty, core); user/init reads it. The archive also holds the programs, under /vm/bin, what they need,
and the --file trees.
"""

import os

import elf
from cpio import Archive
from machine import VmError

GUEST_PATH = "/bin:/sbin:/usr/bin:/usr/demo"


class Job:
    """One program to run, with ARGV as on the host's command line."""

    def __init__(self, opts, argv, uses_stdin):
        self.argv = argv
        self.uses_stdin = uses_stdin
        self.env = environment(opts)
        self.opts = opts

    def encode(self, program, stdin):
        opts = self.opts
        lines = ["exec=" + program, *("arg=" + arg for arg in self.argv)]
        lines += ["env=" + setting for setting in self.env]
        lines.append("cwd=" + opts.cwd)
        uid, _, gid = (opts.uid or "0").partition(":")
        lines += ["uid=" + uid, "gid=" + (gid or uid)]
        if opts.tty:
            lines.append("tty=1")
        elif stdin:
            lines.append("stdin=" + stdin)
        if opts.core:
            lines.append("core=1")
        return b"".join(os.fsencode(line) + b"\0" for line in lines)


def environment(opts):
    home = "/root" if (opts.uid or "0").partition(":")[0] == "0" else "/home/student"
    env = {"PATH": GUEST_PATH, "HOME": home}
    if opts.tty:
        env["TERM"] = os.environ.get("TERM", "vt100")
    for setting in opts.env:
        name, given, value = setting.partition("=")
        if given or name in os.environ:
            env[name] = value if given else os.environ[name]
    return [f"{name}={value}" for name, value in env.items()]


def read_list(opts):
    """The jobs of a --batch list."""
    import shlex

    try:
        with open(0 if opts.batch == "-" else opts.batch, encoding="utf-8",
                  errors="surrogateescape") as file:
            words = [shlex.split(line, comments=True) for line in file]
    except (OSError, ValueError) as error:
        raise VmError(f"{opts.batch}: {error}") from None
    return [Job(opts, argv, False) for argv in words if argv]


def guest_names(path):
    """The names in the root file system's archive."""
    names, at = set(), 0
    with open(path, "rb") as file:
        data = file.read()
    while data[at : at + 6] == b"070701":
        size, name_size = int(data[at + 54 : at + 62], 16), int(data[at + 94 : at + 102], 16)
        names.add("/" + os.fsdecode(data[at + 110 : at + 110 + name_size - 1]))
        at += (110 + name_size + 3 & ~3) + (size + 3 & ~3)
    return names


class Bundle:
    """The archive for one boot."""

    def __init__(self, opts):
        self.opts = opts
        self.archive = Archive()
        self.programs = {}
        self.names = None

    def in_guest(self, path):
        if self.names is None:
            self.names = guest_names(self.opts.initramfs)
        return path in self.names

    def locate(self, name):
        """(host path, None) or (None, guest path) of the program called NAME."""
        if name.startswith("guest:"):
            return None, name[6:]
        if os.path.isfile(name):
            return name, None
        if "/" in name:
            return None, name
        for folder in GUEST_PATH.split(":"):
            if self.in_guest(f"{folder}/{name}"):
                return None, f"{folder}/{name}"
        for folder in os.environ.get("PATH", "/bin:/usr/bin").split(":"):
            if os.access(os.path.join(folder, name), os.X_OK):
                return os.path.join(folder, name), None
        return None, name

    def add_program(self, name):
        """Puts the program into the archive where it is the host's; its path in the guest."""
        host, guest = self.locate(name)
        if guest is not None:
            return guest
        host = os.path.abspath(host)
        if host not in self.programs:
            try:
                with open(host, "rb") as file:
                    data = file.read()
            except OSError as error:
                raise VmError(f"{name}: {error.strerror}") from None
            guest = "/vm/bin/" + os.path.basename(host)
            if guest in self.programs.values():
                guest = f"/vm/bin/{len(self.programs)}/" + os.path.basename(host)
            self.programs[host] = guest
            self.archive.add_file(guest, data, os.stat(host).st_mode & 0o7777)
            self.add_companions(data, host)
        return self.programs[host]

    def add_companions(self, data, host):
        needed = elf.companions(data, host)
        if data[:2] == b"#!":
            interpreter = data[2:].split(b"\n")[0].split()[:1]
            needed = [os.fsdecode(path) for path in interpreter if not self.in_guest(os.fsdecode(path))]
        for path in needed:
            if path not in self.programs and os.path.isfile(path):
                self.programs[path] = path
                self.archive.add_host(path, path)
                if data[:2] == b"#!":
                    with open(path, "rb") as file:
                        self.add_companions(file.read(), path)

    def add_stdin(self):
        if self.opts.stdin == "null":
            return "/dev/null"
        if self.opts.stdin == "stream":
            return None
        with open(0, "rb", closefd=False) as file:
            self.archive.add_file("/vm/stdin", file.read(), 0o644)
        return "/vm/stdin"

    def add_files(self):
        for item in self.opts.file:
            host, given, guest = item.rpartition(":") if not os.path.exists(item) else (item, "", "")
            host, guest = (host, guest) if given else (item, "")
            name = os.path.basename(os.path.abspath(host))
            guest = guest if guest else os.path.join(self.opts.cwd, name)
            if guest.endswith("/"):
                guest += name
            try:
                self.archive.add_host(host, guest)
            except OSError as error:
                raise VmError(f"--file {host}: {error.strerror}") from None

    def build(self, jobs):
        self.add_files()
        self.archive.add_folder("/vm/jobs")
        for index, job in enumerate(jobs):
            program = self.add_program(job.argv[0])
            stdin = self.add_stdin() if job.uses_stdin else "/dev/null"
            if job.argv[0].startswith("guest:"):
                job.argv[0] = job.argv[0][6:]
            self.archive.add_file(f"/vm/jobs/{index:04}", job.encode(program, stdin))
        return self.archive.bytes()
