; Every way into the kernel and back: system calls, exceptions, interrupts.
;
; Each builds a struct arch_regs (arch.h) on the task's kernel stack and calls C. Interrupts stay
; off until the return. gs points at the CPU's struct cpu while in the kernel.

%define CPU_CURRENT     8
%define CPU_KERNEL_RSP  16
%define CPU_USER_RSP    24

%define REGS_NR         (15 * 8)
%define REGS_RIP        (16 * 8)
%define REGS_CS         (17 * 8)

MSR_GS_BASE     equ 0xc0000101
USER_CS         equ 0x33
USER_SS         equ 0x2b
NOT_SYSCALL     equ -1
NO_SYSCALL_YET  equ -38                 ; -ENOSYS, what rax holds until the call has a result

DR6_NOTHING     equ 0xffff0ff0

%include "kernel/arch/smap.inc"

extern arch_handle_syscall, arch_handle_trap, arch_handle_fatal

; The argument stands for rax.
%macro PUSH_REGS_AFTER_RDI 1
        push rsi
        push rdx
        push rcx
        push %1
        push r8
        push r9
        push r10
        push r11
        push rbx
        push rbp
        push r12
        push r13
        push r14
        push r15
%endmacro

%macro POP_REGS 0
        pop r15
        pop r14
        pop r13
        pop r12
        pop rbp
        pop rbx
        pop r11
        pop r10
        pop r9
        pop r8
        pop rax
        pop rcx
        pop rdx
        pop rsi
        pop rdi
%endmacro

section .text

; ---- System calls -------------------------------------------------------------------------------

; SDM: SYSCALL leaves rip in rcx and rflags in r11, and the stack as it was.
global entry_syscall
entry_syscall:
        swapgs
        mov [gs:CPU_USER_RSP], rsp
        mov rsp, [gs:CPU_KERNEL_RSP]
        push USER_SS
        push qword [gs:CPU_USER_RSP]
        push r11
        push USER_CS
        push rcx
        push rax
        push rdi
        PUSH_REGS_AFTER_RDI NO_SYSCALL_YET
        xor ebp, ebp                    ; ends the backtrace
        mov rdi, rsp
        call arch_handle_syscall        ; true: the user context is one that SYSRET restores
        test al, al
        jz return_by_iret

        POP_REGS
        mov rsp, [rsp + 4 * 8]          ; past nr, rip, cs, rflags: rcx and r11 hold the middle two
        swapgs
        o64 sysret

; Loads the whole context in [rsp], as iretq can.
global return_by_iret
return_by_iret:
        test byte [rsp + REGS_CS], 3
        jz .kernel
        swapgs
.kernel:
        POP_REGS
        add rsp, 8
        iretq

; arch_enter_user() ends here: rdi = the user context.
global entry_return_to
entry_return_to:
        mov rsp, rdi
        jmp return_by_iret

; A new task's first instruction, reached by arch_switch: rbx = function, r12 = argument.
global entry_new_task
entry_new_task:
        xor ebp, ebp
        mov rdi, r12
        call rbx
        ud2

; ---- Exceptions and interrupts ------------------------------------------------------------------

; A debug exception comes on a stack of its own: a watched word at `mov ss` traps only behind the
; next instruction, which may be SYSCALL, where rsp and gs are still the user's. In the kernel it
; means nothing: it copied to or from what a tracer watches. From user code it is like any other.
entry_debug:
        test byte [rsp + 8], 3
        jz .kernel
        swapgs
        push rax
        mov rax, rsp
        mov rsp, [gs:CPU_KERNEL_RSP]
        push qword [rax + 5 * 8]
        push qword [rax + 4 * 8]
        push qword [rax + 3 * 8]
        push qword [rax + 2 * 8]
        push qword [rax + 1 * 8]
        mov rax, [rax]
        swapgs
        push 0
        push rdi
        mov edi, 1
        jmp trap_common
.kernel:
        push rax
        mov eax, DR6_NOTHING
        mov dr6, rax
        pop rax
        iretq

; Every stub leaves the error code (or 0) where arch_regs has syscall_nr, rdi pushed, and the vector
; in edi.
%macro STUB 1
stub_%1:
%if %1 == 1
        jmp entry_debug
%endif
%if %1 == 8 || (%1 >= 10 && %1 <= 14) || %1 == 17 || %1 == 21 || %1 == 29 || %1 == 30
%else
        push 0
%endif
        push rdi
        mov edi, %1
%if %1 == 2 || %1 == 8 || %1 == 18
        jmp trap_fatal
%else
        jmp trap_common
%endif
%endmacro

%assign vector 0
%rep 256
        STUB vector
%assign vector vector + 1
%endrep

trap_common:
        PUSH_REGS_AFTER_RDI rax
        cld
        USER_ACCESS DENY                ; a user's AC flag is still set, unlike after SYSCALL
        xor ebp, ebp
        mov rdx, [rsp + REGS_NR]
        mov qword [rsp + REGS_NR], NOT_SYSCALL
        mov rsi, rsp
        test byte [rsp + REGS_CS], 3
        jz .kernel
        swapgs
        call arch_handle_trap
        jmp return_by_iret
.kernel:
        mov rbp, [rsp + 4 * 8]          ; the backtrace goes on below the exception
        call arch_handle_trap
        jmp return_by_iret

; NMI, double fault, machine check: on a stack of their own, gs in any state. The top word of that
; stack is the CPU's struct cpu.
trap_fatal:
        PUSH_REGS_AFTER_RDI rax
        cld
        mov r13d, edi
        mov rbp, [rsp + 4 * 8]
        mov ecx, MSR_GS_BASE
        rdmsr
        mov r14d, eax
        mov r15d, edx
        mov rax, rsp
        or rax, 4095
        mov rax, [rax - 7]
        mov rdx, rax
        shr rdx, 32
        wrmsr
        mov edi, r13d
        mov rsi, rsp
        mov rdx, [rsp + REGS_NR]
        call arch_handle_fatal
        mov ecx, MSR_GS_BASE
        mov eax, r14d
        mov edx, r15d
        wrmsr
        POP_REGS
        add rsp, 8
        iretq

section .rodata
global entry_stubs
align 8
entry_stubs:
%assign vector 0
%rep 256
        dq stub_ %+ vector
%assign vector vector + 1
%endrep
