/* poll.h — waiting for descriptors. */
#ifndef _POLL_H
#define _POLL_H

#include <abi/poll.h>
#include <abi/time.h>
#include <bits/sigset.h>

int poll(struct pollfd *, nfds_t, int);
int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);

#endif
