#include "../signal/sigpending_gives_the_private_and_the_shared_set.c"
