"""A damaged archive, cut or with odd entries: the kernel names the initramfs and ends, without a panic."""

import os
import stat
import subprocess
import sys
import tempfile
from tap import BUILD, VM, done, has, ok

sys.path.insert(0, os.path.join(os.path.dirname(VM), "lib"))
from cpio import Archive  # noqa: E402

FILE, LINK, FOLDER = stat.S_IFREG | 0o644, stat.S_IFLNK | 0o777, stat.S_IFDIR | 0o755


def archive(*entries):
    result = Archive()
    for entry in entries:
        result.add(*entry)
    return result.bytes()


def console(data):
    """What the kernel prints when this is its initramfs; it ends QEMU itself."""
    with tempfile.NamedTemporaryFile() as log, tempfile.NamedTemporaryFile() as initramfs:
        initramfs.write(data)
        initramfs.flush()
        subprocess.run(["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "32", "-nodefaults",
                        "-display", "none", "-no-reboot", "-chardev", f"file,id=c,path={log.name}",
                        "-serial", "chardev:c", "-device", "isa-debug-exit,iobase=0xf4,iosize=4",
                        "-kernel", os.path.join(BUILD, "tocsin.mb"), "-initrd", initramfs.name],
                       timeout=20, stdin=subprocess.DEVNULL)
        return log.read().decode(errors="replace")


good = archive(("etc", FOLDER), ("etc/name", FILE, b"x" * 5000), ("link", LINK, b"etc/name"))
for name, data in (
    ("nothing but zeros and text", bytes(512) + b"this is no archive"),
    ("an archive cut in a file", good[:3000]),
    ("an archive cut in a header", good[:150]),
    ("a wrong digit", good.replace(b"00001388", b"0000138g")),
    ("a size beyond the end", good.replace(b"00001388", b"ffff1388")),
    ("a file that is no file's type", archive(("odd", 0o170000))),
    ("a file below a file", archive(("name", FILE, b"x"), ("name/below", FILE, b"y"))),
):
    text = console(data)
    has(text, "tocsin: the initramfs cannot be unpacked", f"{name}: the initramfs is named")

for name, data in (
    ("names that climb", archive(("../../climb", FILE, b"x"), ("a/../../b", FILE, b"y"))),
    ("a name of 300 letters", archive(("x" * 300, FILE, b"x"))),
    ("a link to itself as a folder", archive(("loop", LINK, b"loop"), ("loop/below", FILE, b"x"))),
    ("a folder that was a file", archive(("name", FILE, b"x"), ("name", FOLDER))),
    ("a link of 70,000 letters", archive(("long", LINK, b"x" * 70000))),
):
    text = console(data)
    ok("kernel panic" not in text and "tocsin: " in text, f"{name}: no panic", text)
done()
