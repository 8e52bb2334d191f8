/* internal/setid.h — make an id-changing call in every thread; there if threads are linked. */
#ifndef INTERNAL_SETID_H
#define INTERNAL_SETID_H

/* The kernel's result in the calling thread; the others follow only if it is 0. */
long __setid_all_threads(long number, long a, long b, long c);

#endif
