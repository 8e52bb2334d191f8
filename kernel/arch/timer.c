/*
 * Time: the TSC as clock, the local APIC's timer for wake-ups. Both are measured once at boot
 * against the PIT, whose frequency is the only one a PC promises.
 */
#include "arch/timer.h"

#include "arch/apic.h"
#include "arch/arch.h"
#include "arch/port.h"
#include "arch/x86.h"
#include "debug/debug.h"
#include "time/clock.h"

#define PIT_HZ            1193182ull
#define PIT_CHANNEL2      0x42
#define PIT_COMMAND       0x43
#define PIT_GATE          0x61 /* bit 0: channel 2 counts */
#define PIT_GATE_OUT      0x20 /* it has run out */
#define CALIBRATION_TICKS 5966 /* 5 ms of the 55 in which it runs out */
#define CALIBRATION_READS 8
#define CALIBRATION_TRIES 1000

#define RTC_INDEX         0x70
#define RTC_DATA          0x71

/* ns = ticks * mult >> SHIFT: exact enough for decades without a division. */
#define TSC_SHIFT         32
static uint64_t tsc_mult;
static uint64_t apic_ticks_per_ms;

/* The three counters, read at one moment. */
struct moment {
    uint64_t tsc;
    uint32_t pit, apic; /* both count down */
};

static struct moment read_once(uint64_t *took)
{
    uint64_t begin = x86_rdtsc(), end;
    struct moment moment;

    port_out8(PIT_COMMAND, 0x80); /* hold channel 2's count for the two reads */
    moment.apic = apic_timer_left();
    moment.pit = port_in8(PIT_CHANNEL2);
    moment.pit |= (uint32_t)port_in8(PIT_CHANNEL2) << 8;
    end = x86_rdtsc();
    moment.tsc = begin + (end - begin) / 2;
    *took = end - begin;
    return moment;
}

/* The quickest of some reads: a virtual machine may stand still within one. */
static struct moment read_counters(void)
{
    struct moment best, next;
    uint64_t took, least = UINT64_MAX;

    for (int i = 0; i < CALIBRATION_READS; i++) {
        next = read_once(&took);
        if (took < least) {
            least = took;
            best = next;
        }
    }
    return best;
}

/*
 * Lets the PIT's channel 2 run down for a while. What counts is what it counted, not how long that
 * should have been: all three went on while the machine stood still. False: it ran out meanwhile.
 */
static bool measure(struct moment *begin, struct moment *end)
{
    uint8_t gate = (port_in8(PIT_GATE) & ~2u) | 1;

    port_out8(PIT_GATE, gate & ~1u);
    port_out8(PIT_COMMAND, 0xb0); /* channel 2, both bytes, mode 0 */
    port_out8(PIT_CHANNEL2, 0xff);
    port_out8(PIT_CHANNEL2, 0xff);
    apic_timer_start(UINT32_MAX);
    port_out8(PIT_GATE, gate);
    *begin = read_counters();
    do
        *end = read_counters();
    while (begin->pit - end->pit < CALIBRATION_TICKS && !(port_in8(PIT_GATE) & PIT_GATE_OUT));
    return !(port_in8(PIT_GATE) & PIT_GATE_OUT);
}

static void calibrate(void)
{
    uint64_t tsc_ticks, apic_ticks, ns;
    struct moment begin, end;
    int tries = 0;

    while (!measure(&begin, &end))
        if (++tries == CALIBRATION_TRIES)
            panic("the PIT runs out before 5 ms are over");
    apic_timer_start(0);
    tsc_ticks = end.tsc - begin.tsc;
    apic_ticks = begin.apic - end.apic;
    ns = (begin.pit - end.pit) * NSEC_PER_SEC / PIT_HZ;
    if (tsc_ticks == 0 || apic_ticks == 0)
        panic("the TSC or the APIC timer stands still");
    tsc_mult = (ns << TSC_SHIFT) / tsc_ticks;
    apic_ticks_per_ms = apic_ticks * NSEC_PER_MSEC / ns;
}

void timer_init(void)
{
    calibrate();
}

uint64_t arch_tsc(void)
{
    return x86_rdtsc();
}

uint64_t arch_tsc_to_ns(uint64_t ticks)
{
    return (uint64_t)((unsigned __int128)ticks * tsc_mult >> TSC_SHIFT);
}

/* Not more than a second ahead: the count has 32 bits, and a wake-up too many does no harm. */
void arch_timer_set(ktime_t when)
{
    ktime_t now = clock_monotonic();
    uint64_t ns;

    if (when == KTIME_NEVER) {
        apic_timer_start(0);
        return;
    }
    ns = when > now ? MIN(when - now, NSEC_PER_SEC) : 0;
    apic_timer_start((uint32_t)(ns * apic_ticks_per_ms / NSEC_PER_MSEC + 1));
}

/* ---- The battery clock ----------------------------------------------------------------------- */

static unsigned rtc_register(unsigned index)
{
    port_out8(RTC_INDEX, (uint8_t)index);
    return port_in8(RTC_DATA);
}

static unsigned from_bcd(unsigned value)
{
    return (value >> 4) * 10 + (value & 15);
}

/* Days since 1970-01-01 of a date of the Gregorian calendar, counting years from March. */
static uint64_t days_since_epoch(unsigned year, unsigned month, unsigned day)
{
    unsigned y = month <= 2 ? year - 1 : year;
    unsigned m = month <= 2 ? month + 9 : month - 3;

    return 365ull * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

uint64_t arch_rtc_read(void)
{
    /* seconds, minutes, hours, day, month, year */
    static const uint8_t registers[6] = { 0, 2, 4, 7, 8, 9 };
    unsigned first[6], again[6];
    bool binary, same;

    do { /* an update in between would show as a difference */
        same = true;
        for (unsigned i = 0; i < 6; i++)
            first[i] = rtc_register(registers[i]);
        for (unsigned i = 0; i < 6; i++) {
            again[i] = rtc_register(registers[i]);
            same = same && again[i] == first[i];
        }
    } while (!same);
    binary = rtc_register(11) & 4;
    for (unsigned i = 0; i < 6 && !binary; i++)
        first[i] = from_bcd(first[i]);
    return days_since_epoch(2000 + first[5], first[4], first[3]) * 86400 + first[2] * 3600ull +
           first[1] * 60ull + first[0];
}
