#include "../signal/sigsuspend_swaps_the_mask_and_waits.c"
