; memcpy.asm — memcpy, memmove, memset: the string instructions, which are fast on every CPU with
; ERMS and short everywhere. DF is clear on entry (psABI).

global memcpy
global mempcpy
global memmove
global memset

section .text
memcpy:
    mov rax, rdi
    mov rcx, rdx
    rep movsb
    ret

mempcpy:
    lea rax, [rdi + rdx]
    mov rcx, rdx
    rep movsb
    ret

; Backwards only if the destination starts inside the source.
memmove:
    mov rax, rdi
    mov rcx, rdx
    mov r8, rdi
    sub r8, rsi
    cmp r8, rdx
    jb .backwards
    rep movsb
    ret
.backwards:
    lea rsi, [rsi + rdx - 1]
    lea rdi, [rdi + rdx - 1]
    std
    rep movsb
    cld
    ret

memset:
    mov r8, rdi
    mov eax, esi
    mov rcx, rdx
    rep stosb
    mov rax, r8
    ret

section .note.GNU-stack noalloc noexec nowrite progbits
