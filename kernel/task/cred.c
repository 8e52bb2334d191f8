/* What credentials allow, and how capabilities follow the user ids. */
#include "task/cred.h"

#include "abi/capability.h"

bool cred_has_cap(const struct cred *cred, int capability)
{
    return cred->cap_effective >> capability & 1;
}

bool cred_is_root(const struct cred *cred)
{
    return cred->euid == 0 && cred->cap_effective == CRED_ALL_CAPABILITIES;
}

bool cred_in_group(const struct cred *cred, gid_t gid)
{
    if (gid == cred->fsgid)
        return true;
    for (unsigned i = 0; i < cred->group_count; i++)
        if (cred->groups[i] == gid)
            return true;
    return false;
}

void cred_exec_capabilities(struct cred *cred)
{
    bool root = cred->euid == 0 || cred->uid == 0;

    cred->cap_permitted = root ? CRED_ALL_CAPABILITIES : 0;
    cred->cap_effective = cred->euid == 0 ? CRED_ALL_CAPABILITIES : 0;
    cred->keep_capabilities = false;
}

/* Capabilities that follow the file-system user id. */
#define FILE_CAPABILITIES                                                                          \
    (1ul << CAP_CHOWN | 1ul << CAP_DAC_OVERRIDE | 1ul << CAP_DAC_READ_SEARCH | 1ul << CAP_FOWNER | \
     1ul << CAP_FSETID | 1ul << CAP_MKNOD)

static bool any_root(const struct cred *cred)
{
    return cred->uid == 0 || cred->euid == 0 || cred->suid == 0;
}

void cred_fix_capabilities(struct cred *cred, const struct cred *old)
{
    if (any_root(old) && !any_root(cred) && !cred->keep_capabilities)
        cred->cap_permitted = cred->cap_effective = 0;
    if (old->euid == 0 && cred->euid != 0)
        cred->cap_effective = 0;
    else if (old->euid != 0 && cred->euid == 0)
        cred->cap_effective = cred->cap_permitted;
    if (old->fsuid == 0 && cred->fsuid != 0)
        cred->cap_effective &= ~FILE_CAPABILITIES;
    else if (old->fsuid != 0 && cred->fsuid == 0)
        cred->cap_effective |= cred->cap_permitted & FILE_CAPABILITIES;
}
