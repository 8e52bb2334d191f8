"""A machine that cannot run the kernel gets a clear message and a halt."""

import os
import subprocess
import tempfile
from tap import BUILD, done, has


def console(*args):
    """What the kernel printed on the serial port within its first seconds."""
    with tempfile.NamedTemporaryFile() as log:
        command = ["qemu-system-x86_64", "-accel", "tcg", "-nodefaults", "-display", "none",
                   "-no-reboot", "-chardev", f"file,id=c,path={log.name}", "-serial", "chardev:c",
                   "-device", "isa-debug-exit,iobase=0xf4,iosize=0x04",
                   "-kernel", os.path.join(BUILD, "tocsin.mb"), *args]
        try:
            subprocess.run(command, timeout=3, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            pass
        return log.read().decode(errors="replace").lower()


has(console("-cpu", "max"), "initramfs", "without an initramfs the kernel names it")
has(console("-cpu", "qemu32", "-initrd", os.path.join(BUILD, "initramfs.cpio")), "64-bit",
    "a CPU without long mode is told so")
done()
