"""TAP and helpers for tests written in Python (tests/*/*.py): the machine from outside."""

import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.environ.get("BUILD", "build")
VM = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "vm")
PROMPT = r"[#$] "
TIMEOUT = float(os.environ.get("TEST_TIMEOUT", "60"))

count = failed = 0


def ok(condition, name, why=""):
    global count, failed
    count += 1
    failed += not condition
    print("ok" if condition else "not ok", count, "-", name, flush=True)
    if not condition:
        for line in str(why).splitlines():
            print("#", line, flush=True)
    return bool(condition)


def same(got, expected, name):
    return ok(got == expected, name, f"got:      {got!r}\nexpected: {expected!r}")


def has(text, part, name):
    return ok(part in text, name, f"{part!r} is not in:\n{text}")


def skip_all(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


def done():
    print(f"1..{count}")
    sys.exit(1 if failed else 0)


class Result:
    def __init__(self, out, err, status):
        self.out, self.err, self.status = out, err, status


def vm(*args, stdin=b"", timeout=TIMEOUT, binary=False):
    """Runs tools/vm; `stdin` bytes come through a pipe, None is /dev/null."""
    with subprocess.Popen([VM, "--timeout", str(timeout), *args],
                          stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            out, err = process.communicate(stdin, timeout=None if "--batch" in args else timeout + 10)
        except subprocess.TimeoutExpired:
            process.terminate()
            out, err = process.communicate()
    if not binary:
        out = out.decode(errors="backslashreplace")
    return Result(out, err.decode(errors="backslashreplace"), process.returncode)


def program(name):
    """A host program that the tests need, or the whole test is skipped."""
    path = shutil.which(name)
    if path is None:
        skip_all(f"{name} is not installed")
    return path


def scratch():
    return tempfile.TemporaryDirectory(prefix="tocsin-test-")


def compile_static(source, compiler="x86_64-linux-gnu-gcc", flags=()):
    """Compiles C text to a static program; its path. The folder goes when the test ends."""
    import atexit

    if shutil.which(compiler) is None:
        skip_all(f"{compiler} is not installed")
    folder = tempfile.mkdtemp(prefix="tocsin-test-")
    atexit.register(shutil.rmtree, folder)
    path = os.path.join(folder, "program")
    subprocess.run([compiler, "-static", "-O1", "-pthread", *flags, "-x", "c", "-", "-o", path],
                   input=source.encode(), check=True)
    return path


def terminal(*args, timeout=TIMEOUT):
    """A pexpect child: tools/vm with ARGS on a pseudo terminal."""
    import pexpect

    return pexpect.spawn(VM, list(args), timeout=timeout, encoding="utf-8",
                         codec_errors="backslashreplace", dimensions=(24, 80), echo=False)
