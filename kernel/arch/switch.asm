; The switch of kernel stacks.

section .text

; void arch_switch_stacks(uint64_t *save_rsp, uint64_t load_rsp)
; Saves what the C calling convention wants kept, and goes on where the other stack left off.
global arch_switch_stacks
arch_switch_stacks:
        push rbp
        push rbx
        push r12
        push r13
        push r14
        push r15
        mov [rdi], rsp
        mov rsp, rsi
        pop r15
        pop r14
        pop r13
        pop r12
        pop rbx
        pop rbp
        ret
