/*
 * abi/prctl.h — prctl(2) and arch_prctl(2).
 */
#ifndef ABI_PRCTL_H
#define ABI_PRCTL_H

#define PR_SET_PDEATHSIG         1
#define PR_GET_PDEATHSIG         2
#define PR_GET_DUMPABLE          3
#define PR_SET_DUMPABLE          4
#define PR_GET_UNALIGN           5
#define PR_SET_UNALIGN           6
#define PR_GET_KEEPCAPS          7
#define PR_SET_KEEPCAPS          8
#define PR_GET_TIMING            13
#define PR_SET_TIMING            14
#define PR_SET_NAME              15
#define PR_GET_NAME              16
#define PR_GET_SECCOMP           21
#define PR_SET_SECCOMP           22
#define PR_CAPBSET_READ          23
#define PR_CAPBSET_DROP          24
#define PR_GET_TSC               25
#define PR_SET_TSC               26
#define PR_GET_SECUREBITS        27
#define PR_SET_SECUREBITS        28
#define PR_SET_TIMERSLACK        29
#define PR_GET_TIMERSLACK        30
#define PR_SET_MM                35
#define PR_SET_CHILD_SUBREAPER   36
#define PR_GET_CHILD_SUBREAPER   37
#define PR_SET_NO_NEW_PRIVS      38
#define PR_GET_NO_NEW_PRIVS      39
#define PR_GET_TID_ADDRESS       40
#define PR_SET_THP_DISABLE       41
#define PR_GET_THP_DISABLE       42
#define PR_CAP_AMBIENT           47
#define PR_SET_SYSCALL_USER_DISPATCH 59
#define PR_SYS_DISPATCH_OFF   0
#define PR_SYS_DISPATCH_ON    1
#define PR_SYS_DISPATCH_ALLOW 0 /* the selector byte */
#define PR_SYS_DISPATCH_BLOCK 1
#define PR_SET_VMA               0x53564d41
#define PR_SET_VMA_ANON_NAME     0
#define PR_SET_PTRACER           0x59616d61

#define PR_TSC_ENABLE            1
#define PR_TSC_SIGSEGV           2

#define PR_CAP_AMBIENT_IS_SET    1
#define PR_CAP_AMBIENT_RAISE     2
#define PR_CAP_AMBIENT_LOWER     3
#define PR_CAP_AMBIENT_CLEAR_ALL 4

/* The size of a task's name with its final NUL (PR_SET_NAME, /proc/PID/comm). */
#define TASK_COMM_LEN            16

#define ARCH_SET_GS              0x1001
#define ARCH_SET_FS              0x1002
#define ARCH_GET_FS              0x1003
#define ARCH_GET_GS              0x1004
#define ARCH_GET_CPUID           0x1011
#define ARCH_SET_CPUID           0x1012
#define ARCH_GET_XCOMP_SUPP      0x1021
#define ARCH_GET_XCOMP_PERM      0x1022
#define ARCH_REQ_XCOMP_PERM      0x1023
#define ARCH_CET_STATUS          0x3001

#endif
