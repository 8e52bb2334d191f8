/* The names and the calls that show and set them. */
#include "task/calls/uts.h"

#include "abi/capability.h"
#include "abi/errno.h"
#include "arch/usercopy.h"
#include "lib/string.h"
#include "syscall/syscall.h"
#include "task/task.h"

/* Programs look at sysname and release to learn which system calls to expect. */
struct utsname uts_name = {
    .sysname = "Linux",
    .nodename = "tocsin",
    .release = "6.1.0-tocsin",
    .version = "#1 Tocsin",
    .machine = "x86_64",
    .domainname = "(none)",
};

long sys_uname(struct utsname __user *out)
{
    return copy_to_user(out, &uts_name, sizeof(uts_name));
}

static long set_name(char *field, size_t field_size, const char __user *name, size_t size)
{
    char text[sizeof(uts_name.nodename)] = "";

    if (!cred_has_cap(&current->cred, CAP_SYS_ADMIN))
        return -EPERM;
    if (size >= field_size)
        return -EINVAL;
    if (copy_from_user(text, name, size) != 0)
        return -EFAULT;
    memcpy(field, text, field_size);
    return 0;
}

long sys_sethostname(const char __user *name, size_t size)
{
    return set_name(uts_name.nodename, sizeof(uts_name.nodename), name, size);
}

long sys_setdomainname(const char __user *name, size_t size)
{
    return set_name(uts_name.domainname, sizeof(uts_name.domainname), name, size);
}
