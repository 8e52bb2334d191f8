/*
 * sigaction(2), SIGFPE: FPE_FLTDIV, FPE_FLTOVF, FPE_FLTUND, FPE_FLTRES, FPE_FLTINV for unmasked
 * x87 exceptions.
 */
#include "fault.h"

static const double zero = 0.0, one = 1.0, minus_one = -1.0, three = 3.0;
static const int huge = 16383;

/* Unmask the exceptions in `unmasked` (control word bits 0 to 5). */
static void unmask(unsigned unmasked)
{
    unsigned short control = 0x37f & ~unmasked;

    __asm__ volatile("fninit\n fldcw %0" :: "m"(control));
}

static void divide_by_zero(void)
{
    unmask(4);
    __asm__ volatile("fldl %0\n fdivl %1\n fwait\n fstp %%st(0)" :: "m"(one), "m"(zero));
}

static void invalid(void)
{
    unmask(1);
    __asm__ volatile("fldl %0\n fsqrt\n fwait\n fstp %%st(0)" :: "m"(minus_one));
}

static void overflow(void)
{
    unmask(8);
    __asm__ volatile("fildl %0\n fldl %1\n fscale\n fmul %%st(0)\n fwait\n"
                     "fstp %%st(0)\n fstp %%st(0)"
                     :: "m"(huge), "m"(one));
}

static void underflow(void)
{
    int small = -huge;

    unmask(16);
    __asm__ volatile("fildl %0\n fldl %1\n fscale\n fmul %%st(0)\n fwait\n"
                     "fstp %%st(0)\n fstp %%st(0)"
                     :: "m"(small), "m"(one));
}

static void inexact(void)
{
    unmask(32);
    __asm__ volatile("fldl %0\n fdivl %1\n fwait\n fstp %%st(0)" :: "m"(one), "m"(three));
}

static void expect(void (*body)(void), int code, const char *name)
{
    provoke(body);
    ok(fault.signal == SIGFPE && fault.code == code && fault.trap == 16, "%s", name);
    if (fault.code != code)
        diag("got signal %d, code %d, trap %lu", fault.signal, fault.code, fault.trap);
    __asm__ volatile("fninit");
}

int main(void)
{
    expect(divide_by_zero, FPE_FLTDIV, "1 / 0 is FPE_FLTDIV");
    expect(invalid, FPE_FLTINV, "the root of -1 is FPE_FLTINV");
    expect(overflow, FPE_FLTOVF, "a product too great is FPE_FLTOVF");
    expect(underflow, FPE_FLTUND, "a product too small is FPE_FLTUND");
    expect(inexact, FPE_FLTRES, "1 / 3 is FPE_FLTRES");
    return done_testing();
}
