; memcpy.asm — memcpy, memmove, memset: the string instructions, eight bytes at a time and then the
; rest. They are short, fast on every CPU and not slow in an emulator. DF is clear on entry.

global memcpy
global mempcpy
global memmove
global memset

section .text
mempcpy:
    lea rax, [rdi + rdx]
    jmp forwards

; Backwards only if the destination starts inside the source.
memmove:
    mov rcx, rdi
    sub rcx, rsi
    cmp rcx, rdx
    jb backwards
memcpy:
    mov rax, rdi
forwards:
    mov rcx, rdx
    shr rcx, 3
    rep movsq
    mov ecx, edx
    and ecx, 7
    rep movsb
    ret

backwards:
    mov rax, rdi
    lea rsi, [rsi + rdx - 1]
    lea rdi, [rdi + rdx - 1]
    mov ecx, edx
    and ecx, 7
    std
    rep movsb
    sub rsi, 7                  ; from the last byte of a word to its first
    sub rdi, 7
    mov rcx, rdx
    shr rcx, 3
    rep movsq
    cld
    ret

memset:
    mov r8, rdi
    movzx eax, sil
    mov rcx, 0x0101010101010101
    imul rax, rcx
    mov rcx, rdx
    shr rcx, 3
    rep stosq
    mov ecx, edx
    and ecx, 7
    rep stosb
    mov rax, r8
    ret

section .note.GNU-stack noalloc noexec nowrite progbits
