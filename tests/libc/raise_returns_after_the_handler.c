#include "../signal/raise_returns_after_the_handler.c"
