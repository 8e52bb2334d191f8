"""Writes newc cpio archives, the form the kernel unpacks into its root file system.

An Archive collects entries in order and is written once by `save`. Everything in an archive belongs
to root and carries no time, so that the same input gives the same bytes.
"""

import os
import stat

PAD = b"\0\0\0"
STUDENT = 1000  # the user that is not root

FOLDER_MODES = {"root": 0o700, "tmp": 0o1777, "var/tmp": 0o1777}
FOLDER_OWNERS = {"home/student": STUDENT}


class Archive:
    def __init__(self):
        self.parts = []
        self.count = 0
        self.folders = set()

    def add(self, name, mode, data=b"", owner=0):
        """One entry. NAME is absolute or relative to the root, MODE includes the type bits."""
        name = name.strip("/").encode("utf-8", "surrogateescape")
        self.count += 1
        fields = (self.count, mode, owner, owner, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0)
        head = b"070701" + b"".join(b"%08x" % field for field in fields) + name + b"\0"
        self.parts += [head, PAD[: -len(head) % 4], data, PAD[: -len(data) % 4]]

    def add_folder(self, name, mode=None):
        """A folder, after those above it that were not added yet. Without MODE: as a root file
        system has it, for an archive is unpacked over those before it."""
        name = name.strip("/")
        if not name or name in self.folders:
            return
        self.add_folder(os.path.dirname(name))
        self.folders.add(name)
        mode = FOLDER_MODES.get(name, 0o755) if mode is None else mode
        self.add(name, stat.S_IFDIR | mode, owner=FOLDER_OWNERS.get(name, 0))

    def add_file(self, name, data, mode=0o644):
        self.add_folder(os.path.dirname(name.strip("/")))
        self.add(name, stat.S_IFREG | mode, data)

    def add_host(self, host, name):
        """The host's file, link or folder (with all below it) at HOST, as NAME."""
        info = os.stat(host)
        if not stat.S_ISDIR(info.st_mode):
            with open(host, "rb") as file:
                self.add_file(name, file.read(), info.st_mode & 0o7777)
            return
        self.add_folder(name, info.st_mode & 0o7777)
        for entry in sorted(os.scandir(host), key=lambda e: e.name):
            inner = name.rstrip("/") + "/" + entry.name
            if entry.is_symlink():
                target = os.fsencode(os.readlink(entry.path))
                self.add(inner, stat.S_IFLNK | 0o777, target)
            elif entry.is_dir() or entry.is_file():
                self.add_host(entry.path, inner)

    def bytes(self):
        self.add("TRAILER!!!", 0)
        return b"".join(self.parts)
