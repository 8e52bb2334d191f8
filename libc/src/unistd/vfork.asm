; vfork.asm — the child runs on the parent's stack, so the return address must not stay on it: the
; child's next call would overwrite it.

extern __syscall_ret
global vfork

SYS_vfork equ 58

section .text
vfork:
    pop rdx                     ; the kernel leaves rdx alone
    mov eax, SYS_vfork
    syscall
    push rdx
    mov rdi, rax
    jmp __syscall_ret

section .note.GNU-stack noalloc noexec nowrite progbits
