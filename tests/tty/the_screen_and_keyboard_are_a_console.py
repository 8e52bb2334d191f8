"""The VGA screen shows the console, and the PS/2 keyboard types at it."""

import os
import re
import subprocess
import time
from tap import BUILD, TIMEOUT, done, ok

KEYS = {" ": "spc", "\n": "ret", "|": "shift-backslash", "-": "minus", "/": "slash"}

qemu = subprocess.Popen(
    ["qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "128", "-nodefaults", "-vga", "std",
     "-display", "none", "-no-reboot", "-serial", "null", "-monitor", "stdio",
     "-kernel", os.path.join(BUILD, "tocsin.mb"), "-initrd", os.path.join(BUILD, "initramfs.cpio")],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0)


def monitor(command):
    """What QEMU's monitor answers."""
    qemu.stdin.write(command.encode() + b"\n")
    answer = b""
    while not answer.endswith(b"(qemu) "):
        piece = os.read(qemu.stdout.fileno(), 65536)
        if not piece:
            break
        answer += piece
    return answer.decode(errors="replace").replace("\r", "")


def screen():
    """The 25 lines of text memory."""
    cells = []
    for line in monitor("xp /2000hx 0xb8000").split("\n"):
        if re.match(r"[0-9a-f]{8,}: ", line):
            cells += [int(word, 16) & 0xFF for word in line.split(":")[1].split()]
    text = "".join(chr(cell) if 32 <= cell < 127 else " " for cell in cells)
    return "\n".join(text[at : at + 80].rstrip() for at in range(0, len(text), 80))


def wait_for(pattern, name):
    deadline = time.monotonic() + TIMEOUT / 2
    while time.monotonic() < deadline and qemu.poll() is None:
        shown = screen()
        if re.search(pattern, shown, re.M):
            return ok(True, name)
        time.sleep(0.05)
    return ok(False, name, shown)


def type_keys(text):
    for character in text:
        key = KEYS.get(character, "shift-" + character.lower() if character.isupper() else character)
        monitor("sendkey " + key + " 1")
        time.sleep(0.05)


try:
    os.set_blocking(qemu.stdout.fileno(), True)
    if wait_for(r"[#$]$", "a prompt is on the screen"):
        type_keys("echo Tocsin | wc -c\n")
        wait_for(r"^\s*7$", "a command typed on the keyboard runs")
        type_keys("sleep 1000\n")
        wait_for(r"sleep 1000$", "the typed line is echoed")
        monitor("sendkey ctrl-c 1")
        type_keys("echo still here\n")
        wait_for(r"^still here$", "Ctrl+C on the keyboard ends a program")
finally:
    qemu.kill()
done()
