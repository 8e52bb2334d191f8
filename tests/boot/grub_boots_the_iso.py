"""The same kernel image from a GRUB ISO."""

import os

import pexpect
from tap import PROMPT, done, ok, same, skip_all, terminal, vm

if not os.path.isdir("/usr/lib/grub/i386-pc"):
    skip_all("GRUB for PCs is not installed")
run = vm("--boot=grub", "guest:/bin/echo", "from", "grub", stdin=None)
same((run.out, run.status), ("from grub\n", 0), "a program runs in a kernel that GRUB loaded")

guest = terminal("--boot=grub")
try:
    guest.expect(PROMPT)
    guest.sendline("poweroff")
    guest.expect(pexpect.EOF)
    guest.close()
    same(guest.exitstatus, 0, "GRUB boots to a shell, and poweroff ends it")
except pexpect.ExceptionPexpect as error:
    ok(False, "GRUB boots to a shell, and poweroff ends it", error)
finally:
    guest.close(force=True)
done()
