"""The end of PID 1 is a broken invariant: the kernel panics, and says so in full."""

from tap import done, has, ok, same, vm

run = vm("--append", "init=/bin/true", "guest:/bin/echo", stdin=None)
same(run.status, 125, "a panic is status 125")
has(run.err, "kernel panic: ", "the report is on standard error")
has(run.err, "backtrace:", "it has a backtrace")
report = run.err.partition("backtrace:")[2]
ok("exit" in report, "the backtrace names functions", run.err)
same(run.out, "", "nothing of it is on standard output")
done()
