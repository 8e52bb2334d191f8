/* sys/signalfd.h — signals as descriptors. */
#ifndef _SYS_SIGNALFD_H
#define _SYS_SIGNALFD_H

#include <abi/signal.h>
#include <bits/sigset.h>

int signalfd(int, const sigset_t *, int);

#endif
