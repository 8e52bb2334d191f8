/* uname(2): the fields are strings; the machine is x86_64. */
#include "support.h"
#include <sys/utsname.h>

int main(void)
{
    struct utsname name;

    is_int(uname(&name), 0, "uname succeeds");
    is_str(name.machine, "x86_64", "the machine is x86_64");
    ok(strlen(name.sysname) > 0 && strlen(name.release) > 0 && strlen(name.version) > 0,
       "system, release and version are there");
    ok(name.release[0] >= '1' && name.release[0] <= '9', "the release begins with a number");
    fails_with(syscall(SYS_uname, 8), EFAULT, "a bad pointer is EFAULT");
    return done_testing();
}
