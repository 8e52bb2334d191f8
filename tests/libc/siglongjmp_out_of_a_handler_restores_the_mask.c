#include "../signal/siglongjmp_out_of_a_handler_restores_the_mask.c"
