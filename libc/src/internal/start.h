/*
 * internal/start.h — what the start code leaves for the rest of the library, and how it ends.
 */
#ifndef INTERNAL_START_H
#define INTERNAL_START_H

#include <abi/auxv.h>

extern struct elf64_auxv *__auxv;

/* Run atexit handlers, last registered first. Strong only in programs that register one. */
void __run_atexit(int status);
void __run_quick_exit(void);
/* Flush and leave all streams in the order POSIX gives exit(). Strong if stdio is linked. */
void __stdio_exit(void);

#endif
