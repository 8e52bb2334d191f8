"""nativeinit.py PROGRAM ARGS...: PID 1 of the pid namespace in which a test runs on Linux.

It does for the program what user/init does for a job in the guest: a session of its own, an orphan's
parent that reaps, and the program's end as its own exit status.
"""

import ctypes
import os
import sys

RT_SIGACTION = 13  # x86-64's


def default_signals():
    """Every signal's default action: Python ignores SIGPIPE and SIGXFSZ, and a make that uses
    glibc's posix_spawn hands on 32 and 33 ignored, which sigaction(3) refuses to set."""
    syscall = ctypes.CDLL(None).syscall
    default = ctypes.create_string_buffer(32)
    for number in range(1, 65):
        syscall(RT_SIGACTION, number, default, None, 8)


child = os.fork()
if child == 0:
    os.setsid()
    default_signals()
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except OSError as error:
        print(f"{sys.argv[1]}: {error.strerror}", file=sys.stderr, flush=True)
        os._exit(127 if error.errno == 2 else 126)
while True:
    pid, raw = os.waitpid(-1, 0)
    if pid == child:
        os._exit(128 + os.WTERMSIG(raw) if os.WIFSIGNALED(raw) else os.WEXITSTATUS(raw))
