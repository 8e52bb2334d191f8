"""Finds what a program needs beside itself: its interpreter and its shared libraries."""

import os
import struct

LIBRARY_DIRS = ("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64",
                "/usr/x86_64-linux-gnu/lib", "/lib", "/usr/lib")
PT_LOAD, PT_DYNAMIC, PT_INTERP = 1, 2, 3
DT_NEEDED, DT_STRTAB, DT_RPATH, DT_RUNPATH = 1, 5, 15, 29


class Elf:
    """The dynamic section of an ELF64 file; `interp` None and `needed` empty for any other file."""

    def __init__(self, data):
        self.interp, self.needed, self.runpath = None, [], []
        if data[:6] != b"\x7fELF\x02\x01" or len(data) < 64:
            return
        try:
            self.parse(data)
        except (struct.error, IndexError, ValueError):
            pass  # a damaged file: the kernel is the one to say so

    def parse(self, data):
        phoff, = struct.unpack_from("<Q", data, 32)
        size, count = struct.unpack_from("<HH", data, 54)
        loads, dynamic = [], None
        for i in range(count):
            kind, _, offset, vaddr, _, filesz = struct.unpack_from("<IIQQQQ", data, phoff + i * size)
            if kind == PT_LOAD:
                loads.append((vaddr, offset, filesz))
            elif kind == PT_DYNAMIC:
                dynamic = data[offset : offset + filesz]
            elif kind == PT_INTERP:
                self.interp = data[offset : offset + filesz].rstrip(b"\0").decode()
        if dynamic:
            self.parse_dynamic(data, dynamic, loads)

    def parse_dynamic(self, data, dynamic, loads):
        tags = list(struct.iter_unpack("<QQ", dynamic[: len(dynamic) // 16 * 16]))
        strtab = next((value for tag, value in tags if tag == DT_STRTAB), None)
        base = next((strtab - vaddr + offset for vaddr, offset, size in loads
                     if strtab is not None and vaddr <= strtab < vaddr + size), None)
        if base is None:
            return
        for tag, value in tags:
            if tag == 0:
                break
            text = data[base + value : data.index(b"\0", base + value)] if tag in (
                DT_NEEDED, DT_RPATH, DT_RUNPATH) else b""
            if tag == DT_NEEDED:
                self.needed.append(text.decode())
            elif text:
                self.runpath += text.decode().split(":")


def find_library(name, elf, origin):
    folders = [path.replace("$ORIGIN", origin).replace("${ORIGIN}", origin) for path in elf.runpath]
    for folder in [*folders, *LIBRARY_DIRS]:
        path = os.path.join(folder, name)
        if os.path.exists(path):
            return path
    return None


def companions(data, path):
    """Host paths of the interpreter and all libraries that the ELF file DATA at PATH needs."""
    found, waiting = [], [(data, path)]
    while waiting:
        data, path = waiting.pop()
        elf = Elf(data)
        origin = os.path.dirname(os.path.abspath(path))
        wanted = [find_library(name, elf, origin) for name in elf.needed]
        for file in [elf.interp, *wanted]:
            if file and file not in found and os.path.exists(file):
                found.append(file)
                with open(file, "rb") as stream:
                    waiting.append((stream.read(), file))
    return found
