#include "../signal/abort_runs_the_handler_once_and_flushes_nothing.c"
