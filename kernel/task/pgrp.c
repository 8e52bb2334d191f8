/*
 * Process groups and sessions (job control): membership, orphaned groups, the calls setpgid, setsid
 * and their queries. A group or session lives as long as a process is in it, zombies included; its
 * id is not given out again before.
 */
#include "abi/errno.h"
#include "debug/debug.h"
#include "mm/kmalloc.h"
#include "syscall/syscall.h"
#include "task/ids.h"
#include "task/process.h"
#include "task/task.h"

#define BUCKETS 64

static struct list groups[BUCKETS]; /* of struct pgrp, by id */

static struct list *bucket_of(pid_t id)
{
    struct list *bucket = &groups[(unsigned)id % BUCKETS];

    if (!bucket->next)
        list_init(bucket);
    return bucket;
}

struct pgrp *pgrp_find(pid_t id)
{
    struct pgrp *pgrp;

    list_for_each (pgrp, bucket_of(id), id_link)
        if (pgrp->id == id)
            return pgrp;
    return NULL;
}

/* ---- Membership ------------------------------------------------------------------------------ */

static int pgrp_create(pid_t id, struct session *session, struct pgrp **out)
{
    struct pgrp *pgrp = kzalloc(sizeof(*pgrp));

    if (!pgrp)
        return -ENOMEM;
    pgrp->id = id;
    pgrp->session = session;
    session->references++;
    list_init(&pgrp->members);
    list_add_tail(bucket_of(id), &pgrp->id_link);
    id_get(id);
    *out = pgrp;
    return 0;
}

static void session_put(struct session *session)
{
    if (--session->references > 0)
        return;
    id_put(session->id);
    kfree(session);
}

void pgrp_leave(struct process *process)
{
    struct pgrp *pgrp = process->pgrp;

    if (!pgrp)
        return;
    list_remove(&process->pgrp_link);
    process->pgrp = NULL;
    if (!list_empty(&pgrp->members))
        return;
    list_remove(&pgrp->id_link);
    id_put(pgrp->id);
    session_put(pgrp->session);
    kfree(pgrp);
}

int pgrp_join(struct process *process, pid_t id, struct session *session)
{
    struct pgrp *pgrp = pgrp_find(id);
    int error;

    if (pgrp && pgrp == process->pgrp)
        return 0;
    if (!pgrp) {
        error = pgrp_create(id, session, &pgrp);
        if (error)
            return error;
    }
    assert(pgrp->session == session);
    pgrp_leave(process);
    process->pgrp = pgrp;
    list_add_tail(&pgrp->members, &process->pgrp_link);
    return 0;
}

int session_create(struct process *process)
{
    struct session *session = kzalloc(sizeof(*session));
    int error;

    if (!session)
        return -ENOMEM;
    session->id = process->pid;
    session->leader = process;
    id_get(session->id);
    session->references = 1; /* until the group holds it */
    error = pgrp_join(process, process->pid, session);
    session_put(session);
    return error;
}

/* ---- Orphaned groups ------------------------------------------------------------------------- */

/*
 * POSIX: a group is not orphaned as long as one member
 * - is alive (and not the one that is about to leave),
 * - has a parent other than PID 1,
 * - and that parent is in another group of the same session: a shell that can continue it.
 */
static bool becomes_orphaned(const struct pgrp *pgrp, const struct process *leaving)
{
    const struct process *member;

    list_for_each (member, &pgrp->members, pgrp_link) {
        const struct process *parent = member->parent;

        if (member == leaving || member->state != PROCESS_ALIVE || parent == init_process)
            continue;
        if (parent->pgrp && parent->pgrp != pgrp && parent->pgrp->session == pgrp->session)
            return false;
    }
    return true;
}

bool pgrp_is_orphaned(const struct pgrp *pgrp)
{
    return becomes_orphaned(pgrp, NULL);
}

static bool has_stopped_member(const struct pgrp *pgrp)
{
    const struct process *member;

    list_for_each (member, &pgrp->members, pgrp_link)
        if (member->signals.stopped)
            return true;
    return false;
}

/* POSIX, _Exit: if parent's tie to process was what kept its group from being orphaned, and a
 * member is stopped, nobody will continue it any more: SIGHUP, SIGCONT. leaving: as above. */
static void tie_ends(const struct process *process, const struct process *parent,
                     const struct process *leaving)
{
    struct pgrp *pgrp = process->pgrp;

    if (!pgrp || !parent->pgrp || parent->pgrp == pgrp || parent->pgrp->session != pgrp->session)
        return;
    if (!becomes_orphaned(pgrp, leaving) || !has_stopped_member(pgrp))
        return;
    signal_send_pgrp(pgrp, SIGHUP, NULL);
    signal_send_pgrp(pgrp, SIGCONT, NULL);
}

void pgrp_member_exits(struct process *process)
{
    tie_ends(process, process->parent, process);
}

void pgrp_parent_exits(struct process *child, struct process *old_parent)
{
    tie_ends(child, old_parent, NULL);
}

/* ---- System calls ---------------------------------------------------------------------------- */

static bool is_session_leader(const struct process *process)
{
    return process->pgrp->session->leader == process;
}

/* setpgid(2): of oneself, or of a child that has not executed a program yet. */
static int check_setpgid_target(const struct process *target)
{
    const struct process *caller = current_process();

    if (target->parent == caller) {
        if (target->pgrp->session != caller->pgrp->session)
            return -EPERM;
        if (target->has_execed)
            return -EACCES;
    } else if (target != caller) {
        return -ESRCH;
    }
    return is_session_leader(target) ? -EPERM : 0;
}

long sys_setpgid(pid_t pid, pid_t id)
{
    struct process *target = pid ? process_find(pid) : current_process();
    struct session *session = current_process()->pgrp->session;
    struct pgrp *group;
    int error;

    if (id < 0 || (id == 0 && pid < 0))
        return -EINVAL;
    if (!target)
        return task_find(pid) ? -EINVAL : -ESRCH; /* a thread other than the first */
    if (id == 0)
        id = target->pid;
    error = check_setpgid_target(target);
    if (error)
        return error;
    group = pgrp_find(id);
    if (id != target->pid && (!group || group->session != session))
        return -EPERM;
    return pgrp_join(target, id, session);
}

long sys_setsid(void)
{
    struct process *process = current_process();
    int error;

    if (is_session_leader(process) || pgrp_find(process->pid))
        return -EPERM;
    error = session_create(process);
    return error ? error : process->pid;
}

/* A process by the id of any of its threads; 0 is the caller's. */
static const struct process *process_of(pid_t pid)
{
    const struct process *process = pid ? process_find(pid) : current_process();
    const struct task *task = process ? NULL : task_find(pid);

    return task ? task->process : process;
}

long sys_getpgid(pid_t pid)
{
    const struct process *process = process_of(pid);

    return process ? process->pgrp->id : -ESRCH;
}

long sys_getpgrp(void)
{
    return current_process()->pgrp->id;
}

long sys_getsid(pid_t pid)
{
    const struct process *process = process_of(pid);

    return process ? process->pgrp->session->id : -ESRCH;
}
