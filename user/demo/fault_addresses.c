/*
 * What the hardware reports, as siginfo shows it. Watch: each fault arrives as a signal with a
 * code that says why and an address that says where: of the data for memory faults, of the
 * instruction for the others. The handler changes the saved registers to step over the faulting
 * code: when it returns, the program goes on behind it.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

static volatile int seen_signal, seen_code;
static void *volatile seen_address;
static volatile long resume_at;

static void on_fault(int number, siginfo_t *info, void *context)
{
    ucontext_t *saved = context;

    seen_signal = number;
    seen_code = info->si_code;
    seen_address = info->si_addr;
    saved->uc_mcontext.gregs[REG_RIP] = resume_at;
}

/* Runs one faulting instruction with its operand in rcx and rdx, remembering where to go on. */
#define FAULT(title, instruction, operand)                                                         \
    do {                                                                                           \
        __asm__ volatile("lea 1f(%%rip), %%rax\n\tmov %%rax, %0\n\t" instruction "\n1:"            \
                         : "=m"(resume_at)                                                         \
                         : "c"(operand), "d"(0L)                                                   \
                         : "rax", "memory");                                                       \
        printf("%-28s signal %2d (%s), code %d, address %p\n", title, seen_signal,                 \
               strsignal(seen_signal), seen_code, seen_address);                                   \
    } while (0)

int main(void)
{
    static const int numbers[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP };
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO };
    char *read_only = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    sigemptyset(&action.sa_mask);
    for (int i = 0; i < 5; i++)
        sigaction(numbers[i], &action, NULL);
    printf("a read-only page is at %p\n", (void *)read_only);
    FAULT("write to address 16", "movl $1, (%%rcx)", 16L);
    FAULT("write to a read-only page", "movl $1, (%%rcx)", read_only);
    FAULT("a non-canonical address", "movl $1, (%%rcx)", 1L << 60);
    FAULT("division by zero", "mov $1, %%eax\n\tdiv %%edx", 0L);
    FAULT("an undefined instruction", "ud2", 0L);
    FAULT("a breakpoint", "int3", 0L);
    FAULT("a privileged instruction", "hlt", 0L);
    FAULT("a jump to nowhere", "jmp *%%rcx", 4096L);
    return 0;
}
