#include "../programs/a_libc_program_computes_allocates_forks_and_pipes.c"
