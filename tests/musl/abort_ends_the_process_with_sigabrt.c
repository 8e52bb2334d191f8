#include "../signal/abort_ends_the_process_with_sigabrt.c"
