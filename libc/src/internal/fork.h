/* internal/fork.h — what fork calls in other parts of the library, where they are linked. */
#ifndef INTERNAL_FORK_H
#define INTERNAL_FORK_H

enum atfork_phase { ATFORK_PREPARE, ATFORK_PARENT, ATFORK_CHILD };

/* The functions registered with pthread_atfork. */
void __atfork_run(enum atfork_phase phase);
/* In the child: the other threads are not there. */
void __threads_forget_others(void);

#endif
