/* Credentials of a task: user and group ids (credentials(7)). */
#ifndef KERNEL_TASK_CRED_H
#define KERNEL_TASK_CRED_H

#include "lib/types.h"

#define CRED_GROUPS_MAX 32
#define CRED_ALL_CAPABILITIES 0x1fffffffffful /* 0 to CAP_LAST_CAP */

struct cred {
    uid_t uid, euid, suid, fsuid;
    gid_t gid, egid, sgid, fsgid;
    gid_t groups[CRED_GROUPS_MAX];
    unsigned group_count;
    bool keep_capabilities; /* PR_SET_KEEPCAPS */
    uint64_t cap_permitted, cap_effective, cap_inheritable; /* capability bits, as capget shows */
};

/* True for the superuser's rights (effective uid 0 with all capabilities). */
bool cred_is_root(const struct cred *cred);
bool cred_has_cap(const struct cred *cred, int capability);
/* At exec: root has every capability, others keep none (capabilities(7)). */
void cred_exec_capabilities(struct cred *cred);
/* After a change of user ids from old: gains and losses of capabilities(7). */
void cred_fix_capabilities(struct cred *cred, const struct cred *old);
/* True if gid is the fsgid or among the supplementary groups. */
bool cred_in_group(const struct cred *cred, gid_t gid);

#endif
