; crt1.asm — where every program starts.
;
; The kernel enters with rsp at argc (16-byte aligned) and all else undefined (psABI 3.4.1).
; rbp is zeroed to mark the outermost frame; the C part takes it from there.

extern main
extern __libc_start
global _start

section .text
_start:
    xor ebp, ebp
    mov rdi, rsp
    mov rsi, main
    and rsp, -16
    call __libc_start
    ud2

section .note.GNU-stack noalloc noexec nowrite progbits
