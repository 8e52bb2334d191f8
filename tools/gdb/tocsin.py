"""gdb commands for Tocsin's kernel: tocsin-program FILE, tocsin-tasks."""

import gdb


class Program(gdb.Command):
    """tocsin-program FILE: adds the symbols of a user program to the kernel's.

    A static program is linked where it runs; a static-pie one needs its load address as a second
    word."""

    def __init__(self):
        super().__init__("tocsin-program", gdb.COMMAND_FILES, gdb.COMPLETE_FILENAME)

    def invoke(self, text, _from_tty):
        words = gdb.string_to_argv(text)
        gdb.execute("set confirm off")
        if len(words) > 1:
            gdb.execute(f"add-symbol-file {words[0]} -o {words[1]}")
        else:
            gdb.execute(f"add-symbol-file {words[0]}")


Program()
gdb.execute("set pagination off")
gdb.execute("set disassembly-flavor intel")
