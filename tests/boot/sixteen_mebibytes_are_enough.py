"""The kernel boots in the least memory it promises, and uses what a large machine has."""

from tap import done, ok, same, vm

run = vm("--mem", "16", "guest:/bin/echo", "booted", stdin=None)
same((run.out, run.status), ("booted\n", 0), "16 MiB boot and run a program")

for size, least in (("512", 480), ("3G", 2900), ("6G", 5800)):
    run = vm("--mem", size, "guest:/bin/cat", "/proc/meminfo", stdin=None)
    total = [int(line.split()[1]) // 1024 for line in run.out.splitlines() if line[:9] == "MemTotal:"]
    ok(total and total[0] >= least, f"with --mem {size} /proc/meminfo shows nearly all", run.out + run.err)
done()
