/* syscall(2): a number without a call is ENOSYS, and changes nothing. */
#include "support.h"

int main(void)
{
    static const long numbers[] = { 600, 1000, 5000, 0x7fffffff, -1, 0x40000001 };

    for (unsigned i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        fails_with(syscall(numbers[i], 1, 2, 3, 4, 5, 6), ENOSYS, "number %ld", numbers[i]);
    return done_testing();
}
