/* sys/un.h — addresses of local sockets. */
#ifndef _SYS_UN_H
#define _SYS_UN_H

#include <abi/socket.h>

#define SUN_LEN(su) (offsetof(struct sockaddr_un, sun_path) + __builtin_strlen((su)->sun_path))

#endif
