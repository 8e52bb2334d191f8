/* Memory without a name: the file behind shared anonymous mappings and memfd_create(2). */
#ifndef KERNEL_FS_RAM_SHMEM_H
#define KERNEL_FS_RAM_SHMEM_H

#include "lib/types.h"

struct file;

/* A new unlinked regular file of this size, all holes, open for reading and writing (O_RDWR); its
 * inode has get_page. *out is a counted reference. 0 or -ENOMEM. */
int shmem_create(size_t size, struct file **out);

/* F_ADD_SEALS, F_GET_SEALS of a memfd: 0 or the seals, -EINVAL (no memfd), -EPERM, -EBUSY. */
long shmem_add_seals(struct file *file, unsigned long seals);
long shmem_get_seals(const struct file *file);

#endif
