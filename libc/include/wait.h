/* wait.h — waiting for children. */
#include <sys/wait.h>
