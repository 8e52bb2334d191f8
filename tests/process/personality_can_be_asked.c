/* personality(2): 0xffffffff asks for the current execution domain: PER_LINUX. */
#include "support.h"
#include <sys/personality.h>

int main(void)
{
    is_int(personality(0xffffffff) & 0xff, 0, "it is PER_LINUX");
    return done_testing();
}
