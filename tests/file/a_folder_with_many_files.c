/* Five hundred files in one folder are created, found, renamed and removed. */
#include "support.h"

#define COUNT 500

int main(void)
{
    char name[32], other[32];
    int wrong = 0;

    enter_scratch_dir(0755);
    for (int i = 0; i < COUNT; i++) {
        snprintf(name, sizeof name, "f%d", i);
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
        wrong += fd < 0 || write(fd, &i, sizeof i) != sizeof i;
        close(fd);
    }
    is_int(wrong, 0, "all are created");
    for (int i = 0; i < COUNT; i++) {
        snprintf(name, sizeof name, "f%d", i);
        snprintf(other, sizeof other, "g%d", COUNT - i);
        wrong += rename(name, other) != 0;
    }
    is_int(wrong, 0, "all are renamed");
    for (int i = 0; i < COUNT; i++) {
        int value = -1, fd;

        snprintf(other, sizeof other, "g%d", COUNT - i);
        fd = open(other, O_RDONLY);
        wrong += read(fd, &value, sizeof value) != sizeof value || value != i;
        close(fd);
        wrong += unlink(other) != 0;
    }
    is_int(wrong, 0, "all have their content and are removed");
    return done_testing();
}
