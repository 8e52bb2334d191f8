#include "../signal/sigset_holds_and_releases.c"
