/* syscall.h — the system call numbers. */
#include <sys/syscall.h>
