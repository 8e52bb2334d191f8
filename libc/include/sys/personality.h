/* sys/personality.h — execution domains. */
#ifndef _SYS_PERSONALITY_H
#define _SYS_PERSONALITY_H

#include <abi/personality.h>

int personality(unsigned long);

#endif
