; context.asm — getcontext, setcontext, swapcontext.
;
; A context saved here holds what a function call preserves, the argument registers (for
; makecontext), the mask, and in the first reserved word the control bits of SSE (bits 0-31) and x87
; (bits 32-47) with bit 63 set to say so.

extern __syscall_ret
extern exit
global getcontext
global setcontext
global swapcontext
global __context_start

SYS_rt_sigprocmask equ 14
SIG_SETMASK        equ 2

; Offsets in ucontext_t: 40 + 8 * register.
UC_R8 equ 40
UC_R9 equ 48
UC_R12 equ 72
UC_R13 equ 80
UC_R14 equ 88
UC_R15 equ 96
UC_RDI equ 104
UC_RSI equ 112
UC_RBP equ 120
UC_RBX equ 128
UC_RDX equ 136
UC_RAX equ 144
UC_RCX equ 152
UC_RSP equ 160
UC_RIP equ 168
UC_FP equ 232
UC_MASK equ 296

section .text

; The caller's registers into [rdi], as they are after its call returns 0. Called with one more
; return address on the stack. Clobbers rdx.
save:
    mov [rdi + UC_RBX], rbx
    mov [rdi + UC_RBP], rbp
    mov [rdi + UC_R12], r12
    mov [rdi + UC_R13], r13
    mov [rdi + UC_R14], r14
    mov [rdi + UC_R15], r15
    mov [rdi + UC_RDI], rdi
    mov [rdi + UC_RSI], rsi
    mov qword [rdi + UC_RAX], 0
    lea rdx, [rsp + 16]
    mov [rdi + UC_RSP], rdx
    mov rdx, [rsp + 8]
    mov [rdi + UC_RIP], rdx
    mov qword [rdi + UC_FP], 0
    stmxcsr [rdi + UC_FP]
    fnstcw [rdi + UC_FP + 4]
    bts qword [rdi + UC_FP], 63
    ret

getcontext:
    call save
    lea rdx, [rdi + UC_MASK]       ; rt_sigprocmask(SIG_SETMASK, NULL, &mask, 8)
    xor esi, esi
    mov edi, SIG_SETMASK
    mov r10d, 8
    mov eax, SYS_rt_sigprocmask
    syscall
    mov rdi, rax
    jmp __syscall_ret

swapcontext:
    call save
    mov r8, rsi
    lea rdx, [rdi + UC_MASK]       ; rt_sigprocmask(SIG_SETMASK, &new, &old, 8)
    lea rsi, [rsi + UC_MASK]
    jmp restore

setcontext:
    mov r8, rdi
    lea rsi, [rdi + UC_MASK]
    xor edx, edx
restore:
    mov edi, SIG_SETMASK
    mov r10d, 8
    mov eax, SYS_rt_sigprocmask
    syscall
    test rax, rax
    jnz .fail
    mov rdi, r8
    bt qword [rdi + UC_FP], 63
    jnc .registers
    ldmxcsr [rdi + UC_FP]
    fldcw [rdi + UC_FP + 4]
.registers:
    mov rbx, [rdi + UC_RBX]
    mov rbp, [rdi + UC_RBP]
    mov r12, [rdi + UC_R12]
    mov r13, [rdi + UC_R13]
    mov r14, [rdi + UC_R14]
    mov r15, [rdi + UC_R15]
    mov rsp, [rdi + UC_RSP]
    push qword [rdi + UC_RIP]
    mov rsi, [rdi + UC_RSI]
    mov rdx, [rdi + UC_RDX]
    mov rcx, [rdi + UC_RCX]
    mov r8, [rdi + UC_R8]
    mov r9, [rdi + UC_R9]
    mov rax, [rdi + UC_RAX]
    mov rdi, [rdi + UC_RDI]
    ret
.fail:
    mov rdi, rax
    jmp __syscall_ret

; Where a function started by makecontext returns to: rbx is uc_link.
__context_start:
    mov rdi, rbx
    test rdi, rdi
    jnz setcontext
    xor edi, edi
    call exit
    ud2

section .note.GNU-stack noalloc noexec nowrite progbits
