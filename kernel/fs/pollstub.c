#include "fs/file.h"
__attribute__((weak)) void poll_wait(struct poll_table *t, struct waitq *q){(void)t;(void)q;}
