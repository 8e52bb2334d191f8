#include "../signal/sigaction_gives_back_what_was_set.c"
