#include "../signal/sigprocmask_changes_the_mask_in_three_ways.c"
