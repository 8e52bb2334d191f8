#include "../signal/sigqueue_carries_a_value.c"
