/* sys/ucontext.h — the old name of ucontext.h. */
#include <ucontext.h>
