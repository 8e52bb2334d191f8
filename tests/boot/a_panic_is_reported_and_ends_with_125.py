"""A panic, here by /proc/sysrq-trigger, is told in full and ends the machine."""

from tap import done, has, ok, same, vm

run = vm("guest:/bin/sh", "-c", "echo before; echo c > /proc/sysrq-trigger; echo after", stdin=None)
same(run.status, 125, "a panic is status 125")
has(run.err, "kernel panic: ", "the report is on standard error")
has(run.err, "backtrace:", "it has a backtrace")
report = run.err.partition("backtrace:")[2]
ok("store_sysrq" in report and "syscall_dispatch+" in report, "the backtrace names functions", run.err)
same(run.out, "before\n", "nothing of it is on standard output")
run = vm("--uid", "1000", "guest:/bin/sh", "-c", "echo c > /proc/sysrq-trigger || exit 3", stdin=None)
same(run.status, 3, "only root may ask for a crash")
done()
