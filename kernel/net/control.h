/* Ancillary data of sendmsg and recvmsg (cmsg(3), unix(7)). */
#ifndef KERNEL_NET_CONTROL_H
#define KERNEL_NET_CONTROL_H

#include "net/unix.h"

/* Reads SCM_RIGHTS and SCM_CREDENTIALS of a message to be sent. 0, -EINVAL, -EBADF, -EPERM,
 * -EFAULT. On error control holds no files. */
int control_read(const struct msghdr *message, struct unix_control *control);

/* Gives the receiver what came: new descriptors and, if it asked for it, credentials. Sets
 * message->msg_controllen and MSG_CTRUNC in msg_flags. */
void control_write(struct msghdr *message, struct unix_control *control, bool credentials,
                   bool close_on_exec);

void control_release(struct unix_control *control);

#endif
