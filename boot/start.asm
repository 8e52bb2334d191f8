; The multiboot header and the way from 32-bit protected mode to long mode and kernel_main().
;
; The loader enters boot_start with paging off, eax = multiboot magic, ebx = physical address of its
; information. The first GiB of memory is then mapped three times: where it is (for the switch
; itself), at the direct map's base, and at KERNEL_BASE, where the kernel is linked.

KERNEL_BASE     equ 0xffffffff80000000
%define PHYS(symbol) ((symbol) - KERNEL_BASE)

MULTIBOOT_MAGIC equ 0x1badb002
MULTIBOOT_FLAGS equ 0x00010003      ; modules page-aligned, memory map, addresses in this header

extern kernel_load_end, kernel_end, kernel_start, kernel_main
global boot_start

bits 32
section .multiboot progbits alloc exec nowrite align=4
multiboot_header:
        dd MULTIBOOT_MAGIC
        dd MULTIBOOT_FLAGS
        dd -(MULTIBOOT_MAGIC + MULTIBOOT_FLAGS)
        dd PHYS(multiboot_header)
        dd PHYS(kernel_start)
        dd PHYS(kernel_load_end)
        dd PHYS(kernel_end)
        dd PHYS(boot_start)

section .text.boot progbits alloc exec nowrite align=16
boot_start:
        cli
        cld
        mov esp, PHYS(boot_stack_top)
        mov esi, ebx
        mov edi, eax

        ; Long mode needs CPUID leaf 0x80000001 with bit 29 of edx.
        pushfd
        pop eax
        mov ecx, eax
        xor eax, 1 << 21
        push eax
        popfd
        pushfd
        pop eax
        cmp eax, ecx
        je no_long_mode
        mov eax, 0x80000000
        cpuid
        cmp eax, 0x80000001
        jb no_long_mode
        mov eax, 0x80000001
        cpuid
        test edx, 1 << 29
        jz no_long_mode

        ; One page directory of 2 MiB pages serves the three views of the first GiB.
        mov eax, 0x83               ; present, writable, 2 MiB
        mov ecx, PHYS(boot_pd)
.fill:  mov [ecx], eax
        add eax, 0x200000
        add ecx, 8
        cmp ecx, PHYS(boot_pd) + 4096
        jne .fill
        mov dword [PHYS(boot_pdpt_low)], PHYS(boot_pd) + 3
        mov dword [PHYS(boot_pdpt_high) + 510 * 8], PHYS(boot_pd) + 3
        mov dword [PHYS(boot_pml4)], PHYS(boot_pdpt_low) + 3
        mov dword [PHYS(boot_pml4) + 256 * 8], PHYS(boot_pdpt_low) + 3
        mov dword [PHYS(boot_pml4) + 511 * 8], PHYS(boot_pdpt_high) + 3

        mov eax, PHYS(boot_pml4)
        mov cr3, eax
        mov eax, 1 << 5             ; CR4.PAE
        mov cr4, eax
        mov ecx, 0xc0000080         ; EFER.LME
        rdmsr
        or eax, 1 << 8
        wrmsr
        mov eax, 0x80010033         ; PG, WP, NE, ET, MP, PE
        mov cr0, eax
        lgdt [PHYS(boot_gdt_pointer)]
        jmp 0x10:PHYS(boot_long)

; Says so on the serial port and the screen, and halts.
no_long_mode:
        mov esi, PHYS(no_long_mode_text)
        mov edi, 0xb8000
.next:  lodsb
        test al, al
        jz .halt
        mov ah, 0x4f
        mov [edi], ax
        add edi, 2
        mov dx, 0x3f8
        out dx, al
        jmp .next
.halt:  hlt
        jmp .halt

bits 64
boot_long:
        mov rax, boot_high
        jmp rax
boot_high:
        xor eax, eax
        mov ss, ax
        mov ds, ax
        mov es, ax
        mov fs, ax
        mov gs, ax
        mov rsp, boot_stack_top
        xor ebp, ebp
        mov edi, edi                ; magic
        mov esi, esi                ; physical address of the multiboot information
        call kernel_main
.halt:  hlt
        jmp .halt

section .rodata
no_long_mode_text:
        db "Tocsin needs a 64-bit CPU (long mode).", 13, 10, 0

align 8
boot_gdt:
        dq 0
        dq 0
        dq 0x00af9b000000ffff       ; 0x10: 64-bit kernel code, where the final GDT has it too
boot_gdt_pointer:
        dw $ - boot_gdt - 1
        dd PHYS(boot_gdt)

section .bss
alignb 4096
global boot_pml4
boot_pml4:      resb 4096
boot_pdpt_low:  resb 4096
boot_pdpt_high: resb 4096
boot_pd:        resb 4096
boot_stack:     resb 16384
global boot_stack_top
boot_stack_top:
