#include "../signal/temp_failure_retry_calls_until_it_is_not_eintr.c"
