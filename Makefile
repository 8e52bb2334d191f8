# Tocsin's one makefile. `make help` lists the targets.
#
# Everything it writes is under $(BUILD). Sources are found by folder: a new file in kernel/, libc/,
# user/ or tests/ is picked up without an edit here. Objects depend on the headers they read (-MMD)
# and on the list of sources and flags they were linked from (the .rule files), so that a removed
# file or a changed flag rebuilds what it must and a second `make` does nothing.

BUILD ?= build
KBUILD := $(BUILD)$(if $(SAN),/ubsan)$(if $(DEBUG),/debug)
VM := tools/vm
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# Each step prints one short line; V=1 shows the commands.
Q := $(if $(V),,@)
say = @printf '  %-8s%s\n' $(1) $(or $(2),$@)

MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# ---- Toolchain ---------------------------------------------------------------------------------

have = $(shell command -v $(1) 2>/dev/null)

# Debian's name of the compiler also fits a cross compiler; elsewhere a Linux host's own will do.
USER_CC ?= $(or $(notdir $(call have,x86_64-linux-gnu-gcc)),$(if $(filter \
	Linux-x86_64,$(shell uname -s)-$(shell uname -m)),gcc,x86_64-linux-gnu-gcc))
KERNEL_CC ?= $(or $(notdir $(call have,x86_64-elf-gcc)),$(USER_CC))
BINUTILS ?= $(patsubst %gcc,%,$(notdir $(KERNEL_CC)))
MUSL_CC ?= musl-gcc
HOST_CC ?= gcc
NASM ?= nasm
OBJCOPY := $(BINUTILS)objcopy
NM := $(BINUTILS)nm
AR := $(BINUTILS)ar
GCC_INCLUDE := $(shell $(KERNEL_CC) -print-file-name=include 2>/dev/null)
LIBGCC := $(shell $(KERNEL_CC) -print-libgcc-file-name 2>/dev/null)

WARN := -Wall -Wextra -Werror -Wmissing-prototypes -Wstrict-prototypes
NASMFLAGS := -f elf64 -g -F dwarf -Werror

KERNEL_CFLAGS := -std=gnu11 -ffreestanding -O2 -g $(WARN) \
	-mcmodel=kernel -mno-red-zone -mgeneral-regs-only -fno-pic -fno-pie -fno-stack-protector \
	-fno-strict-aliasing -fno-omit-frame-pointer -fno-asynchronous-unwind-tables \
	-nostdinc -isystem $(GCC_INCLUDE) -Ikernel
KERNEL_LDFLAGS := -nostdlib -static -no-pie -Wl,-T,boot/kernel.ld -Wl,--build-id=none \
	-Wl,-z,max-page-size=4096 -Wl,-z,noexecstack -Wl,--no-warn-rwx-segments
ifdef SAN
# GCC's flow warnings see paths that only the sanitizer's checks create.
KERNEL_CFLAGS += -fsanitize=undefined -DDEBUG -DSAN -Wno-maybe-uninitialized -Wno-stringop-overflow
# Where a member of a user's struct is, is computed from whatever the user gave: misaligned, null or
# at the end of the address space. usercopy refuses it; computing it is no finding. The kernel's own
# null pointers are page faults, and so panics, anyway.
KERNEL_CFLAGS += -fno-sanitize=null,alignment,pointer-overflow
endif
ifdef DEBUG
KERNEL_CFLAGS += -DDEBUG
endif

LIBC_INCLUDE := -nostdinc -isystem libc/include -isystem $(GCC_INCLUDE) -idirafter kernel
# No object of an older GCC is linked, so a note that its ABI differed (psabi) tells nothing.
LIBC_CFLAGS := -std=gnu11 -ffreestanding -O2 -g $(WARN) -Wno-psabi -fno-pic -fno-pie \
	-fno-stack-protector \
	-fno-tree-loop-distribute-patterns -fno-asynchronous-unwind-tables $(LIBC_INCLUDE) -Ilibc/src
USER_CFLAGS := -std=gnu11 -O2 -g $(WARN) -fno-pic -fno-pie -fno-stack-protector \
	-fno-omit-frame-pointer $(LIBC_INCLUDE)
USER_LDFLAGS := -nostdlib -nostartfiles -static -no-pie -Wl,--build-id=none \
	-Wl,-z,max-page-size=4096 -Wl,-z,noexecstack

TEST_CFLAGS := -static -O1 -g -pthread -Wall -Wextra -Itests
UNIT_CFLAGS := -std=gnu11 -O1 -g -Wall -Wextra -fsanitize=address,undefined \
	-fno-sanitize-recover=all -fno-builtin -Ikernel -Itests

# ---- Sources and objects -----------------------------------------------------------------------

# T=topic or T=topic/name keeps `make test` to the tests it names.
TEST_PATTERNS := $(foreach t,$(T),tests/$(t).c tests/$(t)/%)
find = $(if $(wildcard $(1)),$(sort $(shell find $(1) -type f \( $(2) \))))
objects = $(patsubst %,$(1)/%.o,$(basename $(2)))

KERNEL_C := $(call find,kernel,-name '*.c')
KERNEL_C := $(if $(SAN),$(KERNEL_C),$(filter-out kernel/debug/ubsan.c,$(KERNEL_C)))
KERNEL_ASM := $(call find,kernel,-name '*.asm') $(wildcard boot/*.asm)
KERNEL_OBJ := $(call objects,$(KBUILD),$(KERNEL_ASM) $(KERNEL_C))
KERNEL_ELF := $(KBUILD)/tocsin.elf
KERNEL_MB := $(KBUILD)/tocsin.mb

LIBC_SRC := $(call find,libc/src,-name '*.c' -o -name '*.asm')
LIBC_OBJ := $(call objects,$(BUILD),$(LIBC_SRC))
CRT_OBJ := $(call objects,$(BUILD),$(wildcard libc/crt/*.c libc/crt/*.asm))
LIBC_A := $(BUILD)/libc/libc.a

# user/bin and user/demo hold one program a file; user/init, user/find, user/sed, user/sh and
# user/sigtop are one program each; user/lib holds what several of them share.
BIN := $(patsubst user/%.c,%,$(wildcard user/bin/*.c))
DEMO := $(patsubst user/%.c,%,$(wildcard user/demo/*.c))
INIT_OBJ := $(call objects,$(BUILD),$(wildcard user/init/*.c))
SH_OBJ := $(call objects,$(BUILD),$(wildcard user/sh/*.c))
FIND_OBJ := $(call objects,$(BUILD),$(wildcard user/find/*.c))
SED_OBJ := $(call objects,$(BUILD),$(wildcard user/sed/*.c))
SIGTOP_OBJ := $(call objects,$(BUILD),$(wildcard user/sigtop/*.c))
USERLIB_OBJ := $(call objects,$(BUILD),$(wildcard user/lib/*.c))
USERLIB_A := $(BUILD)/user/lib.a
PROGRAMS := $(patsubst %,$(BUILD)/user/%,$(BIN) $(DEMO) sbin/init bin/sh bin/find bin/sed \
	bin/sigtop)
STRIPPED := $(PROGRAMS:$(BUILD)/user/%=$(BUILD)/root/%)
ETC := $(call find,user/etc,-name '*')
INITRAMFS := $(BUILD)/initramfs.cpio

TEST_C := $(call find,tests,-name '*.c')
TEST_C := $(if $(T),$(filter $(TEST_PATTERNS),$(TEST_C)),$(TEST_C))
UNIT_C := $(filter tests/unit/%_test.c,$(TEST_C))
TEST_LIBC_C := $(filter tests/libc/%,$(TEST_C))
TEST_MUSL_C := $(filter tests/musl/%,$(TEST_C))
TEST_GLIBC_C := $(filter-out tests/unit/% tests/libc/% tests/musl/%,$(TEST_C))
bin_of = $(patsubst %.c,$(BUILD)/%,$(1))
UNIT_BIN := $(call bin_of,$(UNIT_C))
GLIBC_BIN := $(call bin_of,$(TEST_GLIBC_C))
LIBC_BIN := $(call bin_of,$(TEST_LIBC_C))
MUSL_BIN := $(if $(call have,$(MUSL_CC)),$(call bin_of,$(TEST_MUSL_C)))

# $(call rule-file,PATH,TEXT): PATH holds TEXT; it is rewritten, and so becomes newer, only when
# TEXT differs.
rule-file = $(shell mkdir -p $(dir $(1)) && printf '%s\n' '$(subst ','\'',$(strip $(2)))' \
	| { cmp -s - $(1) || printf '%s\n' '$(subst ','\'',$(strip $(2)))' > $(1); })
$(call rule-file,$(KBUILD)/kernel.rule,$(KERNEL_CC) $(KERNEL_CFLAGS) $(NASMFLAGS))
$(call rule-file,$(KBUILD)/link.rule,$(KERNEL_LDFLAGS) $(KERNEL_OBJ))
$(call rule-file,$(BUILD)/libc.rule,$(KERNEL_CC) $(LIBC_CFLAGS) $(NASMFLAGS))
$(call rule-file,$(BUILD)/libc-list.rule,$(LIBC_OBJ) $(CRT_OBJ))
$(call rule-file,$(BUILD)/user.rule,$(KERNEL_CC) $(USER_CFLAGS) $(USER_LDFLAGS) $(CRT_OBJ))
$(call rule-file,$(BUILD)/sh.rule,$(SH_OBJ) $(INIT_OBJ) $(FIND_OBJ) $(SED_OBJ) \
	$(SIGTOP_OBJ) $(USERLIB_OBJ))
$(call rule-file,$(BUILD)/root.rule,$(STRIPPED) $(ETC))
$(call rule-file,$(BUILD)/tests.rule,$(USER_CC) $(MUSL_CC) $(TEST_CFLAGS) $(UNIT_CFLAGS))

# ---- What one wants ----------------------------------------------------------------------------

.PHONY: all built kernel initramfs tests run iso test bench debug lint format clean help
all: kernel initramfs
built: all ; @:
kernel: $(if $(wildcard boot/kernel.ld),$(KERNEL_MB))
initramfs: $(if $(SH_OBJ),$(INITRAMFS))
tests: $(GLIBC_BIN) $(LIBC_BIN) $(MUSL_BIN) $(UNIT_BIN)
iso: ; @tools/setup grub && $(MAKE) $(BUILD)/tocsin.iso

help:
	@echo 'make                  build the kernel and its root file system'
	@echo 'make run              boot to a shell in this terminal (Ctrl+A X ends QEMU by force)'
	@echo 'make run BOOT=grub    the same from a GRUB ISO; VGA=1 in a window; MEM=, SMP=, APPEND='
	@echo 'make iso              build/tocsin.iso'
	@echo 'make test             every test; T=topic or T=topic/name for some; JOBS=n; ON=linux'
	@echo 'make bench            instructions of kernel paths, and of a Linux from /boot if there is one'
	@echo 'make debug            gdb on the running kernel; PROG=user/bin/ls adds a program'
	@echo 'make lint             warnings, __user checks, layers, references in docs, formatting'
	@echo 'make format           clang-format in place'
	@echo 'make fuzz             random system calls against the sanitized kernel; RUNS=, SEED='
	@echo 'make clean            remove build/'
	@echo 'SAN=1, DEBUG=1        a kernel with UBSan, or with poisoned memory and checks'
	@echo 'tools/vm PROGRAM      run a Linux program in it; tools/vm --help'

# Set up first: a makefile reads what compiler there is when it starts, so another make builds.
PARALLEL = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(JOBS))
run: ; @tools/setup $(or $(BOOT:direct=),$(VGA:%=vga),run) && $(MAKE) $(PARALLEL) built && $(MAKE) run-built
test: ; @tools/setup test && $(MAKE) $(PARALLEL) test-programs && $(MAKE) test-built
bench: ; @tools/setup test && $(MAKE) $(PARALLEL) built $(BUILD)/bench/paths && BUILD=$(BUILD) tools/bench/run
debug: ; @tools/setup debug && $(MAKE) $(PARALLEL) built && $(MAKE) debug-built
lint: ; @tools/setup lint && $(MAKE) $(PARALLEL) built && $(MAKE) lint-built

.PHONY: run-built test-built test-programs debug-built lint-built
VM_FLAGS := $(if $(MEM),--mem $(MEM)) $(if $(SMP),--smp $(SMP)) $(if $(CPU),--cpu $(CPU)) \
	$(if $(APPEND),--append '$(APPEND)') $(if $(KVM),--kvm) --kernel $(KERNEL_MB)
run-built: all
	@$(VM) $(VM_FLAGS) $(if $(BOOT),--boot=$(BOOT)) $(if $(VGA),--vga)

test-programs: $(if $(filter linux,$(ON)),,all) tests
	@$(if $(T)$(ON),:,$(MAKE) SAN=1 kernel)

test-built:
	@BUILD=$(BUILD) ON=$(ON) tools/test --jobs $(JOBS) $(T)

debug-built: all
	@tools/gdb/debug $(KERNEL_ELF) $(PROG) -- $(VM_FLAGS)

lint-built: compile_commands.json all
	@tools/lint

format:
	clang-format -i $(call find,kernel libc user,-name '*.c')

clean:
	rm -rf $(BUILD) compile_commands.json

# ---- Kernel ------------------------------------------------------------------------------------

$(KBUILD)/kernel/%.o: kernel/%.c $(KBUILD)/kernel.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(KERNEL_CC) $(KERNEL_CFLAGS) -MMD -MP -c $< -o $@

$(KBUILD)/kernel/%.o: kernel/%.asm $(KBUILD)/kernel.rule
	@mkdir -p $(@D)
	$(call say,NASM,$<)
	$(Q)$(NASM) $(NASMFLAGS) -MD $(@:.o=.d) -MP -o $@ $<

$(KBUILD)/boot/%.o: boot/%.asm $(KBUILD)/kernel.rule
	@mkdir -p $(@D)
	$(call say,NASM,$<)
	$(Q)$(NASM) $(NASMFLAGS) -MD $(@:.o=.d) -MP -o $@ $<

# The symbol table of the kernel's own functions (panic's backtrace) comes from a first link with an
# empty table. It lies behind .text, so the second link moves no function; the recipe checks that.
KSYMS = $(NM) -n $(1) | awk -f tools/ksyms.awk

$(KBUILD)/ksyms0.o: tools/ksyms.awk
	@mkdir -p $(@D)
	@awk -f tools/ksyms.awk </dev/null > $(@:.o=.asm)
	@$(NASM) -f elf64 -o $@ $(@:.o=.asm)

$(KERNEL_ELF): $(KERNEL_OBJ) $(KBUILD)/ksyms0.o boot/kernel.ld $(KBUILD)/link.rule
	$(call say,LD)
	$(Q)$(KERNEL_CC) $(KERNEL_LDFLAGS) -o $@.pass1 $(KERNEL_OBJ) $(KBUILD)/ksyms0.o
	@$(call KSYMS,$@.pass1) > $(KBUILD)/ksyms.asm
	@$(NASM) -f elf64 -o $(KBUILD)/ksyms.o $(KBUILD)/ksyms.asm
	$(Q)$(KERNEL_CC) $(KERNEL_LDFLAGS) -Wl,-Map,$(KBUILD)/tocsin.map -o $@ $(KERNEL_OBJ) $(KBUILD)/ksyms.o
	@$(call KSYMS,$@) | cmp -s - $(KBUILD)/ksyms.asm || \
		{ echo 'error: the symbol table moved functions: .text must precede .rodata'; rm -f $@; exit 1; }

# What a loader needs: the multiboot header says where the file goes, so symbols can be left out.
$(KERNEL_MB): $(KERNEL_ELF)
	$(Q)$(OBJCOPY) -S $< $@

# ---- libc and programs -------------------------------------------------------------------------

$(BUILD)/libc/%.o: libc/%.c $(BUILD)/libc.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(KERNEL_CC) $(LIBC_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/libc/%.o: libc/%.asm $(BUILD)/libc.rule
	@mkdir -p $(@D)
	$(call say,NASM,$<)
	$(Q)$(NASM) $(NASMFLAGS) -MD $(@:.o=.d) -MP -o $@ $<

$(LIBC_A): $(LIBC_OBJ) $(BUILD)/libc-list.rule
	@rm -f $@
	$(call say,AR)
	$(Q)$(AR) rcsD $@ $(LIBC_OBJ)

$(BUILD)/user/%.o: user/%.c $(BUILD)/user.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(KERNEL_CC) $(USER_CFLAGS) -MMD -MP -c $< -o $@

$(USERLIB_A): $(USERLIB_OBJ) $(BUILD)/sh.rule
	@rm -f $@
	$(call say,AR)
	$(Q)$(AR) rcsD $@ $(USERLIB_OBJ)

LINK_USER = $(KERNEL_CC) $(USER_LDFLAGS) -o $@ $(filter %.o,$^) $(filter %/user/lib.a,$^) \
	-Wl,--start-group $(LIBC_A) $(LIBGCC) -Wl,--end-group
# $(call folder-program,PATH,OBJECTS): one program of several files.
define folder-program
$(BUILD)/user/$(1): $(CRT_OBJ) $(2) $(USERLIB_A) $(LIBC_A) $(BUILD)/sh.rule
	@mkdir -p $$(@D)
	$$(call say,LD)
	$$(Q)$$(LINK_USER)
endef
$(eval $(call folder-program,sbin/init,$(INIT_OBJ)))
$(eval $(call folder-program,bin/sh,$(SH_OBJ)))
$(eval $(call folder-program,bin/find,$(FIND_OBJ)))
$(eval $(call folder-program,bin/sed,$(SED_OBJ)))
$(eval $(call folder-program,bin/sigtop,$(SIGTOP_OBJ)))

$(patsubst %,$(BUILD)/user/%,$(BIN) $(DEMO)): %: %.o $(CRT_OBJ) $(USERLIB_A) $(LIBC_A)
	$(call say,LD)
	$(Q)$(LINK_USER)

# ---- Root file system --------------------------------------------------------------------------

$(BUILD)/root/%: $(BUILD)/user/%
	@mkdir -p $(@D)
	@$(OBJCOPY) -S $< $@

$(INITRAMFS): $(STRIPPED) $(ETC) tools/mkinitramfs tools/lib/cpio.py $(BUILD)/root.rule
	$(call say,CPIO)
	$(Q)tools/mkinitramfs $@ $(foreach f,$(STRIPPED),$(f:$(BUILD)/root/%=%)=$(f)) \
		$(foreach f,$(ETC),$(patsubst user/%,%,$(f))=$(f))

$(BUILD)/tocsin.iso: $(KERNEL_MB) $(INITRAMFS) tools/mkiso
	$(call say,ISO)
	$(Q)tools/mkiso $@ $(KERNEL_MB) $(INITRAMFS)

# ---- Tests -------------------------------------------------------------------------------------

$(GLIBC_BIN): $(BUILD)/%: %.c $(BUILD)/tests.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(USER_CC) $(TEST_CFLAGS) -MMD -MP -MF $@.d $< -o $@

$(BUILD)/bench/paths: tools/bench/paths.c $(BUILD)/tests.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(USER_CC) $(TEST_CFLAGS) $< -o $@

$(MUSL_BIN): $(BUILD)/%: %.c $(BUILD)/tests.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(MUSL_CC) $(TEST_CFLAGS) -MMD -MP -MF $@.d $< -o $@

$(patsubst %,%.o,$(LIBC_BIN)): $(BUILD)/%.o: %.c $(BUILD)/user.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(KERNEL_CC) $(USER_CFLAGS) -Itests -MMD -MP -c $< -o $@

$(LIBC_BIN): %: %.o $(CRT_OBJ) $(LIBC_A)
	$(call say,LD)
	$(Q)$(LINK_USER)

# A unit test's first line may name the kernel files it tests: // link: kernel/lib/foo.c ...
UNIT_LINKS := $(if $(UNIT_C),$(shell awk 'FNR == 1 && $$1 == "//" && $$2 == "link:" { \
	printf "%s", FILENAME; for (i = 3; i <= NF; i++) printf "=%s", $$i; print "" }' $(UNIT_C)))
unit_link = $(subst =, ,$(patsubst $(1)=%,%,$(filter $(1)=%,$(UNIT_LINKS))))
$(foreach t,$(UNIT_C),$(eval $(call bin_of,$(t)): $(call unit_link,$(t))))

$(UNIT_BIN): $(BUILD)/%: %.c $(BUILD)/tests.rule
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(HOST_CC) $(UNIT_CFLAGS) $< $(call unit_link,$<) -o $@
	@$(HOST_CC) $(UNIT_CFLAGS) -MM -MP -MT $@ $< $(call unit_link,$<) > $@.d

# ---- Fuzzing -----------------------------------------------------------------------------------

# The sanitized, poisoning kernel meets random calls; the last line names the run that found a bug.
RUNS ?= 100
SEED ?= 1
.PHONY: fuzz
$(BUILD)/tools/fuzz/syscalls: $(wildcard tools/fuzz/*.c) tools/fuzz/fuzz.h
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(USER_CC) -static -O1 -g -pthread -Wall -Wextra -Wno-unused-result -o $@ $(filter %.c,$^)
fuzz: all $(BUILD)/tools/fuzz/syscalls
	@$(MAKE) SAN=1 DEBUG=1 kernel
	$(VM) --kernel $(BUILD)/ubsan/debug/tocsin.mb --timeout 3600 $(BUILD)/tools/fuzz/syscalls $(RUNS) $(SEED)

# ---- Tools' views of the build -----------------------------------------------------------------

# One "flags|files" group a line; the script turns them into the JSON that clangd reads.
compile_commands.json: $(KBUILD)/link.rule $(BUILD)/libc-list.rule tools/compile-commands
	@tools/compile-commands $@ \
		"$(KERNEL_CC) $(KERNEL_CFLAGS)|$(KERNEL_C)" \
		"$(KERNEL_CC) $(LIBC_CFLAGS)|$(filter %.c,$(LIBC_SRC)) $(wildcard libc/crt/*.c)" \
		"$(KERNEL_CC) $(USER_CFLAGS)|$(call find,user,-name '*.c')" \
		"$(KERNEL_CC) $(USER_CFLAGS) -Itests|$(TEST_LIBC_C)" \
		"$(USER_CC) $(TEST_CFLAGS)|$(TEST_GLIBC_C) $(TEST_MUSL_C)" \
		"$(HOST_CC) $(UNIT_CFLAGS)|$(UNIT_C)"

.SECONDARY:
-include $(KERNEL_OBJ:.o=.d) $(LIBC_OBJ:.o=.d) $(CRT_OBJ:.o=.d) $(INIT_OBJ:.o=.d) $(SH_OBJ:.o=.d) \
	$(FIND_OBJ:.o=.d) $(SED_OBJ:.o=.d) $(SIGTOP_OBJ:.o=.d) $(USERLIB_OBJ:.o=.d)
-include $(patsubst %,$(BUILD)/user/%.d,$(BIN) $(DEMO)) $(patsubst %,%.d,$(GLIBC_BIN) $(MUSL_BIN) \
	$(LIBC_BIN) $(UNIT_BIN))
