/* prctl(2): a task's and process's odds and ends. */
#include "abi/prctl.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/calls/user_dispatch.h"
#include "task/process.h"
#include "task/task.h"

#define TIMER_SLACK_DEFAULT 50000 /* ns */

static long set_name(unsigned long address)
{
    char name[sizeof(current->name)];
    long length = strncpy_from_user(name, (const char __user *)address, sizeof(name));

    if (length < 0 && length != -ENAMETOOLONG)
        return length;
    name[sizeof(name) - 1] = '\0';
    strlcpy(current->name, name, sizeof(current->name));
    return 0;
}

static long get_name(unsigned long address)
{
    char name[sizeof(current->name)] = "";

    strlcpy(name, current->name, sizeof(name));
    return copy_to_user((void __user *)address, name, sizeof(name));
}

static long put_int(int value, unsigned long address)
{
    return put_user(value, (int __user *)address);
}

static long set_no_new_privs(unsigned long on, unsigned long rest)
{
    if (on != 1 || rest)
        return -EINVAL;
    current->no_new_privs = true;
    return 0;
}

static long set_dumpable(unsigned long value)
{
    if (value > 1)
        return -EINVAL;
    current_process()->dumpable = (int)value;
    return 0;
}

static long set_keep_capabilities(unsigned long value)
{
    if (value > 1)
        return -EINVAL;
    current->cred.keep_capabilities = value;
    return 0;
}

static long set_death_signal(unsigned long signal)
{
    if (signal > K_NSIG)
        return -EINVAL;
    current->parent_death_signal = (int)signal;
    return 0;
}

long sys_prctl(int option, unsigned long a2, unsigned long a3, unsigned long a4, unsigned long a5)
{
    switch (option) {
    case PR_SET_PDEATHSIG: return set_death_signal(a2);
    case PR_GET_PDEATHSIG: return put_int(current->parent_death_signal, a2);
    case PR_SET_DUMPABLE: return set_dumpable(a2);
    case PR_GET_DUMPABLE: return current_process()->dumpable;
    case PR_SET_KEEPCAPS: return set_keep_capabilities(a2);
    case PR_GET_KEEPCAPS: return current->cred.keep_capabilities;
    case PR_SET_NAME: return set_name(a2);
    case PR_GET_NAME: return get_name(a2);
    case PR_SET_CHILD_SUBREAPER: current_process()->child_subreaper = a2; return 0;
    case PR_GET_CHILD_SUBREAPER: return put_int(current_process()->child_subreaper, a2);
    case PR_SET_NO_NEW_PRIVS: return set_no_new_privs(a2, a3 | a4 | a5);
    case PR_GET_NO_NEW_PRIVS: return a2 | a3 | a4 | a5 ? -EINVAL : current->no_new_privs;
    case PR_SET_TIMERSLACK: /* timeouts are exact: the slack is only remembered */
        current->timer_slack = a2 ? a2 : TIMER_SLACK_DEFAULT;
        return 0;
    case PR_GET_TIMERSLACK:
        return current->timer_slack ? (long)current->timer_slack : TIMER_SLACK_DEFAULT;
    case PR_GET_TID_ADDRESS:
        return put_user(current->clear_child_tid, (uint32_t __user * __user *)a2);
    case PR_GET_SECCOMP:
    case PR_GET_SECUREBITS:
    case PR_GET_THP_DISABLE: return 0;
    case PR_CAPBSET_READ: return a2 > CAP_LAST_CAP ? -EINVAL : 1;
    case PR_GET_TSC: return put_int(PR_TSC_ENABLE, a2);
    case PR_SET_SYSCALL_USER_DISPATCH: return user_dispatch_set(a2, a3, a4, a5);
    case PR_SET_VMA: /* names for anonymous memory are not kept: prctl(2) allows EINVAL */
    default: return -EINVAL;
    }
}
