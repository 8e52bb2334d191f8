; setjmp.asm — non-local jumps.
;
; jmp_buf, in words: rbx rbp r12 r13 r14 r15 rsp rip, "mask saved", mask.
; sigsetjmp with savemask stores the mask by rt_sigprocmask, siglongjmp puts it back.

global setjmp
global _setjmp
global sigsetjmp
global longjmp
global _longjmp
global siglongjmp

SYS_rt_sigprocmask equ 14
SIG_SETMASK        equ 2
HAS_MASK           equ 64
MASK               equ 72

section .text
setjmp:
_setjmp:
    xor esi, esi
sigsetjmp:
    mov [rdi], rbx
    mov [rdi + 8], rbp
    mov [rdi + 16], r12
    mov [rdi + 24], r13
    mov [rdi + 32], r14
    mov [rdi + 40], r15
    lea rdx, [rsp + 8]          ; rsp as it is after the return
    mov [rdi + 48], rdx
    mov rdx, [rsp]
    mov [rdi + 56], rdx
    mov [rdi + HAS_MASK], rsi
    test esi, esi
    jz .done
    lea rdx, [rdi + MASK]       ; rt_sigprocmask(SIG_SETMASK, NULL, &mask, 8)
    xor esi, esi
    mov edi, SIG_SETMASK
    mov r10d, 8
    mov eax, SYS_rt_sigprocmask
    syscall
.done:
    xor eax, eax
    ret

longjmp:
_longjmp:
siglongjmp:
    mov r8, rdi
    mov r9d, esi
    cmp qword [r8 + HAS_MASK], 0
    je .jump
    lea rsi, [r8 + MASK]        ; rt_sigprocmask(SIG_SETMASK, &mask, NULL, 8)
    xor edx, edx
    mov edi, SIG_SETMASK
    mov r10d, 8
    mov eax, SYS_rt_sigprocmask
    syscall
.jump:
    mov eax, r9d
    cmp eax, 1                  ; 0 becomes 1
    adc eax, 0
    mov rbx, [r8]
    mov rbp, [r8 + 8]
    mov r12, [r8 + 16]
    mov r13, [r8 + 24]
    mov r14, [r8 + 32]
    mov r15, [r8 + 40]
    mov rsp, [r8 + 48]
    jmp [r8 + 56]

section .note.GNU-stack noalloc noexec nowrite progbits
