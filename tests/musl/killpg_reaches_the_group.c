#include "../signal/killpg_reaches_the_group.c"
