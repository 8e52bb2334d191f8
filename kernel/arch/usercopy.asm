; The only instructions that touch user memory.
;
; A page fault at one of the labels in usercopy_fixups goes on at its second address instead of
; being a kernel bug (trap.c). A faulted quad-word copy falls back to bytes, so that copying ends
; exactly at the first byte that cannot be reached.

%include "kernel/arch/smap.inc"

section .text

; size_t usercopy(void *to, const void *from, size_t size): returns the number of bytes not copied.
global usercopy
usercopy:
        USER_ACCESS ALLOW
        mov rcx, rdx
        and edx, 7
        shr rcx, 3
quads:  rep movsq
quads_done:
        mov ecx, edx
bytes:  rep movsb
bytes_done:
        USER_ACCESS DENY
        mov rax, rcx
        ret
quads_faulted:
        lea rcx, [rdx + rcx * 8]
        jmp bytes

; size_t userclear(void *to, size_t size): returns the number of bytes not cleared.
global userclear
userclear:
        USER_ACCESS ALLOW
        xor eax, eax
        mov rcx, rsi
        mov edx, esi
        and edx, 7
        shr rcx, 3
clear_quads:
        rep stosq
        mov ecx, edx
clear_bytes:
        rep stosb
clear_done:
        USER_ACCESS DENY
        mov rax, rcx
        ret
clear_faulted:
        lea rcx, [rdx + rcx * 8]
        jmp clear_bytes

; int usercmpxchg32(uint32_t *word, uint32_t expected, uint32_t desired, uint32_t *old)
; Returns 0, or -1 on a fault.
global usercmpxchg32
usercmpxchg32:
        USER_ACCESS ALLOW
        mov eax, esi
cmpxchg_word:
        lock cmpxchg [rdi], edx
        mov [rcx], eax
        xor eax, eax
        USER_ACCESS DENY
        ret
cmpxchg_faulted:
        mov eax, -1
        USER_ACCESS DENY
        ret

section .rodata
global usercopy_fixups, usercopy_fixups_end
align 8
usercopy_fixups:
        dq quads, quads_faulted
        dq bytes, bytes_done
        dq clear_quads, clear_faulted
        dq clear_bytes, clear_done
        dq cmpxchg_word, cmpxchg_faulted
usercopy_fixups_end:
