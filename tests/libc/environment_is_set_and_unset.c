/* getenv(3), setenv(3), putenv(3), unsetenv(3), clearenv(3). */
#include <tap.h>

int main(void)
{
    char mine[] = "MINE=1";
    char name[16];
    int bad = 0;

    is_int(setenv("A", "one", 1), 0, "setenv");
    is_str(getenv("A"), "one", "getenv");
    setenv("A", "two", 0);
    is_str(getenv("A"), "one", "no overwriting unless asked");
    setenv("A", "three is longer", 1);
    is_str(getenv("A"), "three is longer", "overwriting");
    ok(!getenv("AB") && !getenv(""), "only whole names are found");
    putenv(mine);
    mine[5] = '2';
    is_str(getenv("MINE"), "2", "putenv keeps the caller's string");
    unsetenv("A");
    ok(!getenv("A"), "unsetenv");
    fails_with(setenv("X=Y", "1", 1), EINVAL, "a name with = is EINVAL");
    fails_with(setenv("", "1", 1), EINVAL, "so is none");
    fails_with(unsetenv("X=Y"), EINVAL, "for unsetenv too");
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "N%d", i);
        setenv(name, name + 1, 1);
    }
    for (int i = 0; i < 500; i++) {
        snprintf(name, sizeof name, "N%d", i);
        bad += !getenv(name) || atoi(getenv(name)) != i;
    }
    is_int(bad, 0, "five hundred variables");
    is_int(clearenv(), 0, "clearenv");
    ok(!getenv("MINE") && (!environ || !*environ), "leaves nothing");
    setenv("B", "again", 1);
    is_str(getenv("B"), "again", "setenv after it");
    return done_testing();
}
