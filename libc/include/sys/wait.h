/* sys/wait.h — waiting for children. */
#ifndef _SYS_WAIT_H
#define _SYS_WAIT_H

#include <abi/resource.h>
#include <abi/types.h>
#include <abi/wait.h>
#include <signal.h>

#define WAIT_ANY    (-1)
#define WAIT_MYPGRP 0

pid_t wait(int *);
pid_t wait3(int *, int, struct rusage *);
pid_t wait4(pid_t, int *, int, struct rusage *);
int waitid(idtype_t, id_t, siginfo_t *, int);
pid_t waitpid(pid_t, int *, int);

#endif
