"""The command line of tools/vm."""

import argparse
import os
import stat

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))

USAGE = "tools/vm [options] [PROGRAM [ARGS...]]"
ABOUT = """\
Boots Tocsin in QEMU and runs PROGRAM in it as a process of its own session: standard input, output
and error pass through, the arguments too. Without PROGRAM the console is this terminal and a shell
runs on it (Ctrl+A X ends QEMU by force).

PROGRAM is a host file, static or with its libraries; a name without a slash is looked up in this
folder, then among Tocsin's own programs (ls, sh, ...), then in PATH. guest:/bin/ls names Tocsin's.
"""
STATUS = """\
Exit status: the program's own, 0-255; 128+N when signal N ended it (named on standard error);
124 on timeout; 125 when the kernel panicked (its report on standard error) or the machine could not
run; 126 when PROGRAM cannot be executed; 127 when it is not found.

--batch LIST: LIST holds one command line a line, quoted as for a shell ('#' starts a comment; '-' is
standard input). All run one after the other in one boot; their standard input is /dev/null. Each is
printed as
    ==> NNNN COMMAND
    its standard output
    <== NNNN STATUS
where NNNN counts from 0000; its standard error goes to standard error. With --batch-dir DIR nothing
is printed, and DIR/NNNN.out, NNNN.err and NNNN.status (one line, the number) are written instead.
A job that times out or panics ends with 124 or 125 and the rest run in a new boot. The exit status
is 0 when each job's is 0, else 1.
"""


def build_parser():
    parser = argparse.ArgumentParser(
        prog="tools/vm",
        usage=USAGE,
        description=ABOUT,
        epilog=STATUS,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--mem", default="256", metavar="SIZE", help="RAM: MiB, or with suffix M or G (256)")
    add("--smp", default="1", metavar="N", help="number of CPUs (1)")
    add("--cpu", metavar="MODEL", help="QEMU's CPU model (max)")
    add("--timeout", type=float, metavar="SECONDS", help="status 124 after so long, for each job")
    add("--append", action="append", default=[], metavar="TEXT", help="for the kernel command line")
    add("--file", action="append", default=[], metavar="HOST[:GUEST]",
        help="copy a file or folder in; by default into the working folder")
    add("--env", action="append", default=[], metavar="NAME[=VALUE]",
        help="set a variable; without a value, as it is here")
    add("--cwd", metavar="DIR", help="working folder (/)")
    add("--uid", metavar="UID[:GID]", help="run as this user (0)")
    add("--tty", action="store_true", help="the program's terminal is the console: this terminal")
    add("--icount", action="store_true",
        help="the clock counts instructions: each run prints the same")
    add("--boot", choices=("direct", "grub"), default="direct", help="how to load the kernel")
    add("--vga", action="store_true", help="a window with screen and keyboard")
    add("--gdb", nargs="?", const="tcp::1234", metavar="DEVICE",
        help="wait for gdb on --gdb=DEVICE (tcp::1234)")
    add("--log", metavar="FILE", help="write the kernel log to FILE")
    add("--kvm", action="store_true", help="use KVM")
    add("--core", metavar="DIR", help="bring core files here")
    add("--batch", metavar="LIST", help="run each command line of the file LIST; see below")
    add("--batch-dir", metavar="DIR", help="where --batch writes instead of printing")
    add("--kernel", metavar="FILE", help="multiboot image (build/tocsin.mb)")
    add("--initramfs", metavar="FILE", help="root file system (build/initramfs.cpio)")
    add("program", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def stdin_kind():
    """'null', 'file' (read now, whole) or 'stream' (passed on as it comes)."""
    info = os.fstat(0)
    if stat.S_ISREG(info.st_mode):
        return "file"
    null = os.stat("/dev/null")
    is_null = stat.S_ISCHR(info.st_mode) and info.st_rdev == null.st_rdev
    return "null" if is_null else "stream"


def parse(argv):
    # `--gdb PROGRAM` must not take the program for the device.
    parser = build_parser()
    opts = parser.parse_args(["--gdb=tcp::1234" if arg == "--gdb" else arg for arg in argv])
    if opts.program[:1] == ["--"]:
        del opts.program[0]
    if opts.batch and opts.program:
        parser.error("--batch takes no PROGRAM")
    if opts.batch_dir and not opts.batch:
        parser.error("--batch-dir needs --batch")
    if opts.uid and not all(part.isdigit() for part in opts.uid.split(":", 1)):
        parser.error("--uid takes numbers: UID or UID:GID")
    if not opts.smp.isdigit() or int(opts.smp) < 1:
        parser.error("--smp takes a number of CPUs")
    if opts.mem.isdigit():
        opts.mem += "M"
    build = os.environ.get("TOCSIN_BUILD", os.path.join(ROOT, "build"))
    opts.kernel = opts.kernel or os.path.join(build, "tocsin.mb")
    opts.initramfs = opts.initramfs or os.path.join(build, "initramfs.cpio")
    opts.cwd = opts.cwd or "/"
    # Input that comes in its own time would make a counted clock differ from run to run.
    opts.stdin = stdin_kind()
    if opts.icount and opts.stdin == "stream":
        opts.stdin = "file"
    opts.uses_stdin = not opts.tty
    return opts
