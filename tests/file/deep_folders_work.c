/* A tree of a hundred nested folders is walked by one path and by "..". */
#include "support.h"

int main(void)
{
    char path[1024] = "";
    int wrong = 0, start;

    enter_scratch_dir(0755);
    start = open(".", O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < 100; i++) {
        strcat(path, i ? "/deep" : "deep");
        wrong += mkdir(path, 0755) != 0;
    }
    is_int(wrong, 0, "a hundred nested folders");
    is_int(chdir(path), 0, "chdir to the deepest");
    write_file("f", "");
    for (int i = 0; i < 100; i++)
        wrong += chdir("..") != 0;
    is_int(wrong, 0, "a hundred times up");
    strcat(path, "/f");
    is_int(access(path, F_OK), 0, "is where it started");
    unlink(path);
    for (int i = 0; i < 100; i++) {
        *strrchr(path, '/') = 0;
        wrong += unlinkat(start, path, AT_REMOVEDIR) != 0;
        if (!strchr(path, '/'))
            break;
    }
    is_int(wrong, 0, "all are removed");
    return done_testing();
}
