/* What the socket system calls share: socket.c, message.c and option.c. */
#ifndef KERNEL_NET_SOCKET_H
#define KERNEL_NET_SOCKET_H

#include "net/unix.h"

/* The socket of a descriptor: 0, -EBADF or -ENOTSOCK. *file is the descriptor's, not counted. */
int socket_get(int fd, struct file **file, struct unix_socket **out);

/* MSG_DONTWAIT for a file with O_NONBLOCK. */
int socket_message_flags(const struct file *file);

/* Writes a name, cut to the room given, and its true length. NULL: of a socket that has none. */
int socket_put_address(const struct unix_address *address, void __user *out,
                       unsigned __user *length);

#endif
