"""The power button and the keyboard's power keys become signals to init, which ends the machine."""

import os
import re
import subprocess
import tempfile
import time
from tap import BUILD, TIMEOUT, done, ok, same

INITRAMFS = os.path.join(BUILD, "initramfs.cpio")


class Guest:
    """QEMU with its monitor on a pipe and the console in a file."""

    def __init__(self, *args):
        self.log = tempfile.NamedTemporaryFile()
        self.qemu = subprocess.Popen(
            ["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "64", "-nodefaults",
             "-display", "none", "-chardev", f"file,id=console,path={self.log.name}",
             "-serial", "chardev:console", "-monitor", "stdio", "-kernel",
             os.path.join(BUILD, "tocsin.mb"), "-initrd", INITRAMFS, *args],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.qemu.kill()
        self.qemu.wait()

    def console(self):
        with open(self.log.name, errors="replace") as file:
            return file.read()

    def wait_prompts(self, count):
        """Until so many shells have shown their first prompt."""
        deadline = time.monotonic() + TIMEOUT / 3
        while time.monotonic() < deadline and self.qemu.poll() is None:
            if len(re.findall(r"# $|# (?=.*Tocsin: )", self.console(), re.S)) >= count:
                return True
            time.sleep(0.05)
        return False

    def monitor(self, command):
        self.qemu.stdin.write(command.encode() + b"\n")
        self.qemu.stdin.flush()

    def status(self):
        try:
            return self.qemu.wait(TIMEOUT / 3)
        except subprocess.TimeoutExpired:
            return "still running"


for command, name in (("system_powerdown", "the ACPI power button"),
                      ("sendkey power", "the keyboard's power key")):
    with Guest("-no-reboot") as guest:
        if ok(guest.wait_prompts(1), "a shell runs", guest.console()):
            guest.monitor(command)
            same(guest.status(), 0, f"{name} powers the machine off")

with Guest() as guest:
    if ok(guest.wait_prompts(1), "a shell runs", guest.console()):
        guest.monitor("sendkey ctrl-alt-delete")
        ok(guest.wait_prompts(2), "Ctrl+Alt+Del boots again", guest.console())
done()
