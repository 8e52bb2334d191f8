/* getauxval: the auxiliary vector by type. */
#include "internal/start.h"

#include <errno.h>
#include <sys/auxv.h>

unsigned long getauxval(unsigned long type)
{
    for (struct elf64_auxv *entry = __auxv; entry->a_type != AT_NULL; entry++) {
        if (entry->a_type == type)
            return entry->a_val;
    }
    /* Before the first thread's control block stands there is no errno to set. */
    if (type != AT_PHDR && type != AT_PHNUM && type != AT_RANDOM)
        errno = ENOENT;
    return 0;
}
