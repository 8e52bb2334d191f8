/*
 * Job control: controlling terminals, the foreground group, hanging up.
 * A terminal and its session point at each other; the terminal counts that as a reference. The
 * session's side ends with its leader, so a tty never points at a session that is gone.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "abi/signal.h"
#include "arch/usercopy.h"
#include "signal/signal.h"
#include "syscall/syscall.h"
#include "task/cred.h"
#include "task/ids.h"
#include "task/process.h"
#include "task/task.h"
#include "tty/tty.h"

static struct session *session_of(const struct process *process)
{
    return process->pgrp ? process->pgrp->session : NULL;
}

static bool leads_session(const struct process *process)
{
    struct session *session = session_of(process);

    return session && session->leader == process;
}

/* ---- What belongs to whom -------------------------------------------------------------------- */

struct tty *tty_of_process(const struct process *process)
{
    struct session *session = session_of(process);

    if (!session || process->tty_given_up == session->id)
        return NULL;
    return session->tty;
}

dev_t tty_device(const struct tty *tty)
{
    return tty->device;
}

pid_t tty_foreground(const struct tty *tty)
{
    return tty->foreground ? tty->foreground : -1;
}

void tty_set_foreground(struct tty *tty, pid_t group)
{
    if (group)
        id_get(group);
    if (tty->foreground)
        id_put(tty->foreground);
    tty->foreground = group;
}

void tty_signal_foreground(struct tty *tty, int signal)
{
    struct pgrp *pgrp = tty->foreground ? pgrp_find(tty->foreground) : NULL;

    if (pgrp)
        signal_send_pgrp(pgrp, signal, NULL);
}

void tty_become_controlling(struct tty *tty)
{
    struct session *session = session_of(current_process());

    session->tty = tty;
    tty->session = session;
    current_process()->tty_given_up = 0;
    tty_set_foreground(tty, current_process()->pgrp->id);
    tty_get(tty);
}

/* The tie between a terminal and its session ends. */
static void tty_part(struct tty *tty)
{
    if (!tty->session)
        return;
    tty->session->tty = NULL;
    tty->session = NULL;
    tty_set_foreground(tty, 0);
    tty_put(tty);
}

void tty_offer_controlling(struct tty *tty, const struct file *file)
{
    struct process *process = current_process();

    if ((file->flags & O_NOCTTY) || (file->flags & O_ACCMODE) == O_WRONLY)
        return;
    if (leads_session(process) && !session_of(process)->tty && !tty->session)
        tty_become_controlling(tty);
}

int tty_check_background(struct tty *tty, int signal)
{
    struct process *process = current_process();

    if (tty_of_process(process) != tty || !tty->foreground)
        return 0;
    if (process->pgrp->id == tty->foreground)
        return 0;
    if (signal_is_blocked(current, signal) || signal_is_ignored(process, signal))
        return signal == SIGTTIN ? -EIO : 0;
    if (pgrp_is_orphaned(process->pgrp))
        return -EIO;
    signal_send_pgrp(process->pgrp, signal, NULL);
    current->signals.work = true; /* the result is for the delivery loop, whoever took the signal */
    return -ERESTARTSYS;
}

/* ---- Hanging up ------------------------------------------------------------------------------ */

/* Every open but those of /dev/console is dead from here on. */
static void kill_opens(struct tty *tty)
{
    struct tty_file *open;

    list_for_each (open, &tty->files, link) {
        if (open->console || open->hung_up)
            continue;
        open->hung_up = true;
        tty->open_count--;
    }
}

/* Puts the terminal back to its first state. */
static void reset(struct tty *tty)
{
    struct ldisc *ldisc = &tty->ldisc;

    ldisc_init(ldisc, ldisc->ops);
    if (tty->driver->fix_termios)
        tty->driver->fix_termios(&ldisc->termios);
    waitq_wake_all(&tty->readers);
    waitq_wake_all(&tty->writers);
}

/* The group that the leader's end will tell; 0 for none. */
static void remember_group(struct session *session, pid_t group)
{
    if (session->hung_up_group)
        id_put(session->hung_up_group);
    if (group)
        id_get(group);
    session->hung_up_group = group;
}

void tty_hangup(struct tty *tty)
{
    struct session *session = tty->session;

    tty_get(tty);
    kill_opens(tty);
    if (session && session->leader) {
        signal_send_kernel(session->leader, SIGHUP);
        signal_send_kernel(session->leader, SIGCONT);
        remember_group(session, tty->foreground);
    }
    tty_part(tty);
    reset(tty);
    tty_put(tty);
}

void tty_session_leader_exit(struct session *session)
{
    struct tty *tty = session->tty;
    struct pgrp *told = session->hung_up_group ? pgrp_find(session->hung_up_group) : NULL;

    if (tty) {
        tty_get(tty);
        tty_signal_foreground(tty, SIGHUP);
        tty_part(tty);
        if (!tty->driver->survives_leader) {
            kill_opens(tty);
            reset(tty);
        }
        tty_put(tty);
    } else if (told) {
        signal_send_pgrp(told, SIGHUP, NULL);
        signal_send_pgrp(told, SIGCONT, NULL);
    }
    remember_group(session, 0);
}

long sys_vhangup(void)
{
    struct tty *tty = tty_of_process(current_process());

    if (!cred_has_cap(&current->cred, CAP_SYS_TTY_CONFIG))
        return -EPERM;
    if (tty)
        tty_hangup(tty);
    return 0;
}

/* ---- ioctl(2)s ------------------------------------------------------------------------------- */

static long set_controlling(struct tty *tty, const struct file *file, unsigned long steal)
{
    struct process *process = current_process();
    bool privileged = cred_has_cap(&current->cred, CAP_SYS_ADMIN);

    if (leads_session(process) && tty->session == session_of(process))
        return 0;
    if (!leads_session(process) || session_of(process)->tty)
        return -EPERM;
    if (tty->session && !(steal == 1 && privileged))
        return -EPERM;
    if ((file->flags & O_ACCMODE) == O_WRONLY && !privileged)
        return -EPERM;
    tty_get(tty);
    tty_part(tty);
    tty_become_controlling(tty);
    tty_put(tty);
    return 0;
}

/* TIOCNOTTY; the leader tells the group in the foreground as if by kill(2). */
static long give_up(struct tty *tty)
{
    struct process *process = current_process();
    struct session *session = session_of(process);
    siginfo_t hangup = signal_info_from_current(SIGHUP, SI_USER);
    siginfo_t resume = signal_info_from_current(SIGCONT, SI_USER);
    struct pgrp *pgrp = tty->foreground ? pgrp_find(tty->foreground) : NULL;

    if (tty_of_process(process) != tty)
        return -ENOTTY;
    if (!leads_session(process)) {
        process->tty_given_up = session->id;
        return 0;
    }
    tty_get(tty);
    if (pgrp) {
        signal_send_pgrp(pgrp, SIGHUP, &hangup);
        signal_send_pgrp(pgrp, SIGCONT, &resume);
    }
    tty_part(tty);
    tty_put(tty);
    return 0;
}

/* tcsetpgrp(3). The group may also be named by a process without group of that id, as on Linux. */
static long set_foreground(struct tty *tty, const int __user *argument)
{
    struct session *session = session_of(current_process());
    const struct process *process;
    const struct pgrp *pgrp;
    int group;
    long error = tty_check_background(tty, SIGTTOU);

    if (error)
        return error == -EIO ? -ENOTTY : error;
    if (get_user(group, argument))
        return -EFAULT;
    if (group < 0)
        return -EINVAL;
    if (tty_of_process(current_process()) != tty)
        return -ENOTTY;
    pgrp = pgrp_find(group);
    process = pgrp ? NULL : process_find(group);
    if (!pgrp && !process)
        return -ESRCH;
    if ((pgrp ? pgrp->session : session_of(process)) != session)
        return -EPERM;
    tty_set_foreground(tty, group);
    return 0;
}

static long get_foreground(struct tty *tty, bool master, int __user *out)
{
    int group = tty->foreground;

    if (!master && tty_of_process(current_process()) != tty)
        return -ENOTTY;
    return put_user(group, out);
}

static long get_session(struct tty *tty, bool master, int __user *out)
{
    int id;

    if (!master && tty_of_process(current_process()) != tty)
        return -ENOTTY;
    if (!tty->session)
        return -ENOTTY;
    id = tty->session->id;
    return put_user(id, out);
}

long tty_ioctl_job(struct tty *tty, const struct file *file, bool master, unsigned command,
                   unsigned long argument)
{
    switch (command) {
    case TIOCSCTTY: return set_controlling(tty, file, argument);
    case TIOCNOTTY: return master ? -ENOTTY : give_up(tty);
    case TIOCGPGRP: return get_foreground(tty, master, (int __user *)argument);
    case TIOCSPGRP: return set_foreground(tty, (const int __user *)argument);
    case TIOCGSID: return get_session(tty, master, (int __user *)argument);
    case TIOCVHANGUP:
        if (!cred_has_cap(&current->cred, CAP_SYS_ADMIN))
            return -EPERM;
        tty_hangup(tty);
        return 0;
    default: return -ENOTTY;
    }
}
