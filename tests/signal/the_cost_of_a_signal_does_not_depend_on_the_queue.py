"""Sending, taking and handling a signal cost as much beside 30,000 queued ones as beside 1,000.

With --icount the TSC counts instructions, so the numbers are exact and repeat.
"""

import os
from tap import BUILD, ok, done, vm

PROGRAM = os.path.join(BUILD, "tests", "signal", "thirty_thousand_queued_signals_drain_in_order")
STEPS = ("sending one into the queue", "sending and taking another beside it", "taking one out of it",
         "handling one of it")


def costs(depth):
    return [int(ticks) for ticks in vm("--icount", PROGRAM, str(depth), stdin=None).out.split()[-len(STEPS):]]


few, many = costs(1000), costs(30000)
for step, low, high in zip(STEPS, few, many):
    ok(abs(high - low) <= low // 50, f"{step} costs the same with 30,000 as with 1,000", f"{low} and {high}")
done()
