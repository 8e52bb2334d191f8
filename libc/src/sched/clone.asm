; clone.asm — int clone(int (*fn)(void *), void *stack, int flags, void *arg,
;                       pid_t *parent_tid, void *tls, pid_t *child_tid)
;
; The child starts on the new stack with nothing but two words on it: fn and its argument.
; It ends with fn's result as status.

extern __syscall_ret
global clone

SYS_clone equ 56
SYS_exit  equ 60
EINVAL    equ 22

section .text
clone:
    mov rax, -EINVAL
    test rdi, rdi
    jz .done
    test rsi, rsi
    jz .done
    and rsi, -16
    sub rsi, 16
    mov [rsi], rdi
    mov [rsi + 8], rcx
    mov rdi, rdx                ; flags
    mov rdx, r8                 ; parent_tid
    mov r8, r9                  ; tls
    mov r10, [rsp + 8]          ; child_tid
    mov eax, SYS_clone
    syscall
    test rax, rax
    jz .child
.done:
    mov rdi, rax
    jmp __syscall_ret
.child:
    xor ebp, ebp
    pop rax
    pop rdi
    call rax
    mov edi, eax
    mov eax, SYS_exit
    syscall
    ud2

section .note.GNU-stack noalloc noexec nowrite progbits
