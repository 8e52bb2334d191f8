/* setjmp.h — non-local jumps. */
#ifndef _SETJMP_H
#define _SETJMP_H

/* rbx rbp r12-r15 rsp rip, whether a mask was saved, the mask (libc/src/setjmp/setjmp.asm). */
typedef unsigned long jmp_buf[10];
typedef jmp_buf sigjmp_buf;

int setjmp(jmp_buf) __attribute__((returns_twice));
int _setjmp(jmp_buf) __attribute__((returns_twice));
int sigsetjmp(sigjmp_buf, int) __attribute__((returns_twice));
void longjmp(jmp_buf, int) __attribute__((noreturn));
void _longjmp(jmp_buf, int) __attribute__((noreturn));
void siglongjmp(sigjmp_buf, int) __attribute__((noreturn));

#define setjmp(env)         setjmp(env)
#define sigsetjmp(env, sav) sigsetjmp(env, sav)

#endif
