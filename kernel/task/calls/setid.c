/*
 * The calls that show and change user ids, group ids and capabilities (credentials(7)). They act on
 * the calling thread; a libc applies them to all threads.
 */
#include "abi/capability.h"
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "syscall/syscall.h"
#include "task/cred.h"
#include "task/process.h"
#include "task/task.h"

#define KEEP ((uid_t)-1) /* "leave it as it is" in setre*id and setres*id */

/* Puts new credentials in place, with what follows from a change of the effective ids. */
static long commit(struct cred *cred)
{
    const struct cred *old = &current->cred;

    if (cred->euid != old->euid || cred->egid != old->egid || cred->fsuid != old->fsuid ||
        cred->fsgid != old->fsgid) {
        current_process()->dumpable = suid_dumpable; /* prctl(2), PR_SET_DUMPABLE */
        current->parent_death_signal = 0;
    }
    cred_fix_capabilities(cred, old);
    current->cred = *cred;
    return 0;
}

static bool may_set_uid(uid_t uid, bool saved_too)
{
    const struct cred *cred = &current->cred;

    return uid == KEEP || uid == cred->uid || uid == cred->euid ||
           (saved_too && uid == cred->suid) || cred_has_cap(cred, CAP_SETUID);
}

static bool may_set_gid(gid_t gid, bool saved_too)
{
    const struct cred *cred = &current->cred;

    return gid == KEEP || gid == cred->gid || gid == cred->egid ||
           (saved_too && gid == cred->sgid) || cred_has_cap(cred, CAP_SETGID);
}

/* ---- Users ----------------------------------------------------------------------------------- */

long sys_getuid(void)
{
    return current->cred.uid;
}

long sys_geteuid(void)
{
    return current->cred.euid;
}

long sys_setuid(uid_t uid)
{
    struct cred cred = current->cred;

    if (uid == KEEP)
        return -EINVAL;
    if (cred_has_cap(&cred, CAP_SETUID))
        cred.uid = cred.suid = uid;
    else if (uid != cred.uid && uid != cred.suid)
        return -EPERM;
    cred.euid = cred.fsuid = uid;
    return commit(&cred);
}

long sys_setreuid(uid_t ruid, uid_t euid)
{
    struct cred cred = current->cred;

    if (!may_set_uid(ruid, false) || !may_set_uid(euid, true))
        return -EPERM;
    if (ruid != KEEP)
        cred.uid = ruid;
    if (euid != KEEP)
        cred.euid = euid;
    if (ruid != KEEP || (euid != KEEP && euid != current->cred.uid))
        cred.suid = cred.euid;
    cred.fsuid = cred.euid;
    return commit(&cred);
}

long sys_setresuid(uid_t ruid, uid_t euid, uid_t suid)
{
    struct cred cred = current->cred;

    if (!may_set_uid(ruid, true) || !may_set_uid(euid, true) || !may_set_uid(suid, true))
        return -EPERM;
    if (ruid != KEEP)
        cred.uid = ruid;
    if (euid != KEEP)
        cred.euid = euid;
    if (suid != KEEP)
        cred.suid = suid;
    cred.fsuid = cred.euid;
    return commit(&cred);
}

long sys_getresuid(uid_t __user *ruid, uid_t __user *euid, uid_t __user *suid)
{
    const struct cred *cred = &current->cred;

    if (put_user(cred->uid, ruid) != 0 || put_user(cred->euid, euid) != 0 ||
        put_user(cred->suid, suid) != 0)
        return -EFAULT;
    return 0;
}

/* Returns the old id, whether it changed it or not (setfsuid(2)). */
long sys_setfsuid(uid_t uid)
{
    struct cred cred = current->cred;
    uid_t old = cred.fsuid;

    if (uid != KEEP && (may_set_uid(uid, true) || uid == old)) {
        cred.fsuid = uid;
        commit(&cred);
    }
    return old;
}

/* ---- Groups ---------------------------------------------------------------------------------- */

long sys_getgid(void)
{
    return current->cred.gid;
}

long sys_getegid(void)
{
    return current->cred.egid;
}

long sys_setgid(gid_t gid)
{
    struct cred cred = current->cred;

    if (gid == KEEP)
        return -EINVAL;
    if (cred_has_cap(&cred, CAP_SETGID))
        cred.gid = cred.sgid = gid;
    else if (gid != cred.gid && gid != cred.sgid)
        return -EPERM;
    cred.egid = cred.fsgid = gid;
    return commit(&cred);
}

long sys_setregid(gid_t rgid, gid_t egid)
{
    struct cred cred = current->cred;

    if (!may_set_gid(rgid, false) || !may_set_gid(egid, true))
        return -EPERM;
    if (rgid != KEEP)
        cred.gid = rgid;
    if (egid != KEEP)
        cred.egid = egid;
    if (rgid != KEEP || (egid != KEEP && egid != current->cred.gid))
        cred.sgid = cred.egid;
    cred.fsgid = cred.egid;
    return commit(&cred);
}

long sys_setresgid(gid_t rgid, gid_t egid, gid_t sgid)
{
    struct cred cred = current->cred;

    if (!may_set_gid(rgid, true) || !may_set_gid(egid, true) || !may_set_gid(sgid, true))
        return -EPERM;
    if (rgid != KEEP)
        cred.gid = rgid;
    if (egid != KEEP)
        cred.egid = egid;
    if (sgid != KEEP)
        cred.sgid = sgid;
    cred.fsgid = cred.egid;
    return commit(&cred);
}

long sys_getresgid(gid_t __user *rgid, gid_t __user *egid, gid_t __user *sgid)
{
    const struct cred *cred = &current->cred;

    if (put_user(cred->gid, rgid) != 0 || put_user(cred->egid, egid) != 0 ||
        put_user(cred->sgid, sgid) != 0)
        return -EFAULT;
    return 0;
}

long sys_setfsgid(gid_t gid)
{
    struct cred cred = current->cred;
    gid_t old = cred.fsgid;

    if (gid != KEEP && (may_set_gid(gid, true) || gid == old)) {
        cred.fsgid = gid;
        commit(&cred);
    }
    return old;
}

long sys_getgroups(int size, gid_t __user *list)
{
    const struct cred *cred = &current->cred;

    if (size < 0)
        return -EINVAL;
    if (size == 0)
        return cred->group_count;
    if ((unsigned)size < cred->group_count)
        return -EINVAL;
    if (copy_to_user(list, cred->groups, cred->group_count * sizeof(gid_t)) != 0)
        return -EFAULT;
    return cred->group_count;
}

long sys_setgroups(size_t size, const gid_t __user *list)
{
    struct cred cred = current->cred;

    if (!cred_has_cap(&cred, CAP_SETGID))
        return -EPERM;
    if (size > CRED_GROUPS_MAX)
        return -EINVAL;
    if (copy_from_user(cred.groups, list, size * sizeof(gid_t)) != 0)
        return -EFAULT;
    cred.group_count = (unsigned)size;
    current->cred = cred;
    return 0;
}

/* ---- Capabilities ---------------------------------------------------------------------------- */

/* Words of a capability set in this version of the interface; 0 if there is no such version. */
static unsigned version_words(uint32_t version)
{
    switch (version) {
    case _LINUX_CAPABILITY_VERSION_1: return 1;
    case _LINUX_CAPABILITY_VERSION_2:
    case _LINUX_CAPABILITY_VERSION_3: return 2;
    default: return 0;
    }
}

/* An unknown version is answered with the newest one, as a probe expects. */
static int read_header(void __user *user, struct cap_user_header *header, unsigned *words)
{
    uint32_t newest = _LINUX_CAPABILITY_VERSION_3;

    if (copy_from_user(header, user, sizeof(*header)) != 0)
        return -EFAULT;
    *words = version_words(header->version);
    if (*words == 0)
        return copy_to_user(user, &newest, sizeof(newest)) != 0 ? -EFAULT : -EINVAL;
    return header->pid < 0 ? -EINVAL : 0;
}

long sys_capget(void __user *user_header, void __user *data)
{
    struct cap_user_header header;
    struct cap_user_data sets[2];
    const struct task *task;
    unsigned words;
    int error = read_header(user_header, &header, &words);

    if (error)
        return error == -EINVAL && words == 0 && !data ? 0 : error;
    task = header.pid == 0 ? current : task_find(header.pid);
    if (!task)
        return -ESRCH;
    for (unsigned i = 0; i < 2; i++)
        sets[i] = (struct cap_user_data){
            .effective = (uint32_t)(task->cred.cap_effective >> 32 * i),
            .permitted = (uint32_t)(task->cred.cap_permitted >> 32 * i),
            .inheritable = (uint32_t)(task->cred.cap_inheritable >> 32 * i),
        };
    return data ? copy_to_user(data, sets, words * sizeof(sets[0])) : 0;
}

long sys_capset(void __user *user_header, const void __user *data)
{
    struct cap_user_header header;
    struct cap_user_data sets[2] = { 0 };
    struct cred cred = current->cred;
    unsigned words;
    int error = read_header(user_header, &header, &words);

    if (error)
        return error;
    if (header.pid != 0 && header.pid != current->tid)
        return -EPERM;
    if (copy_from_user(sets, data, words * sizeof(sets[0])) != 0)
        return -EFAULT;
    cred.cap_effective = sets[0].effective | (uint64_t)sets[1].effective << 32;
    cred.cap_permitted = sets[0].permitted | (uint64_t)sets[1].permitted << 32;
    cred.cap_inheritable = sets[0].inheritable | (uint64_t)sets[1].inheritable << 32;
    cred.cap_effective &= CRED_ALL_CAPABILITIES;
    cred.cap_permitted &= CRED_ALL_CAPABILITIES;
    cred.cap_inheritable &= CRED_ALL_CAPABILITIES;
    /* capabilities(7): permitted may only shrink, effective is part of it */
    if ((cred.cap_permitted & ~current->cred.cap_permitted) ||
        (cred.cap_effective & ~cred.cap_permitted) ||
        (cred.cap_inheritable & ~(current->cred.cap_inheritable | current->cred.cap_permitted)))
        return -EPERM;
    current->cred = cred;
    return 0;
}
