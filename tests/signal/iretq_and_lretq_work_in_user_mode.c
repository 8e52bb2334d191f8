/*
 * SDM, vol. 2, IRET and RET: both are there for programs, too; a selector of the kernel's is a
 * general protection fault.
 */
#include "support.h"

#include "fault.h"

long return_by_iretq(void), return_by_lretq(void);
void iretq_to_the_kernel(void), lretq_to_the_kernel(void);
__asm__(".text\n"
        "return_by_iretq: mov %rsp, %rdx\n mov %ss, %eax\n push %rax\n push %rdx\n pushf\n"
        " mov %cs, %eax\n push %rax\n lea 1f(%rip), %rax\n push %rax\n iretq\n"
        " xor %eax, %eax\n1: mov $1, %eax\n ret\n"
        "return_by_lretq: mov %cs, %eax\n push %rax\n lea 1f(%rip), %rax\n push %rax\n lretq\n"
        " xor %eax, %eax\n1: mov $1, %eax\n ret\n"
        "iretq_to_the_kernel: mov %rsp, %rdx\n mov %ss, %eax\n push %rax\n push %rdx\n pushf\n"
        " push $0x10\n lea 1f(%rip), %rax\n push %rax\n iretq\n1: ret\n"
        "lretq_to_the_kernel: push $0x10\n lea 1f(%rip), %rax\n push %rax\n lretq\n1: ret\n");

int main(void)
{
    is_int(return_by_iretq(), 1, "iretq goes on where its frame says");
    is_int(return_by_lretq(), 1, "so does lretq");
    is_int(provoke(iretq_to_the_kernel), SIGSEGV, "iretq to the kernel's code segment is SIGSEGV");
    ok(fault.code == SI_KERNEL && fault.trap == 13 && fault.error == 0x10,
       "a general protection fault for that selector");
    is_int(provoke(lretq_to_the_kernel), SIGSEGV, "lretq to it is SIGSEGV");
    ok(fault.code == SI_KERNEL && fault.trap == 13 && fault.error == 0x10,
       "a general protection fault for that selector");
    return done_testing();
}
