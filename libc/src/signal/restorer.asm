; restorer.asm — where a signal handler returns to: rt_sigreturn.
;
; The bytes of the two instructions are what debuggers know a signal frame by. The nop before them
; is for unwinders, which look up the address before a return address.

global __restore_rt

SYS_rt_sigreturn equ 15

section .text
    nop
__restore_rt:
    mov rax, strict dword SYS_rt_sigreturn
    syscall

section .note.GNU-stack noalloc noexec nowrite progbits
