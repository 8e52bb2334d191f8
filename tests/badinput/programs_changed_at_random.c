/*
 * Two hundred programs with random changes in their headers (a fixed seed): whatever becomes of
 * them, others go on.
 */
#include "support.h"

static unsigned char *image;
static size_t size;
static uint64_t state = 88172645463325252;

static unsigned random_below(unsigned limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 20) % limit;
}

static void exec_it(void)
{
    char *arguments[] = { (char *)"program", (char *)"run", NULL };
    struct rlimit none = { 0, 0 }, time = { 1, 1 };
    int null = open("/dev/null", O_RDWR);

    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_CPU, &time);
    dup2(null, 0);
    dup2(null, 1);
    dup2(null, 2);
    execv("./program", arguments);
    _exit(100);
}

int main(int argc, char **argv)
{
    unsigned char saved[1024];
    struct stat status;
    int fd = open("/proc/self/exe", O_RDONLY), ended = 0, lost = 0;

    (void)argv;
    if (argc > 1)
        return 42;
    fstat(fd, &status);
    size = status.st_size;
    image = malloc(size);
    if (read(fd, image, size) != (ssize_t)size)
        bail_out("cannot read this program");
    memcpy(saved, image, sizeof saved);
    enter_scratch_dir(0755);
    fd = open("program", O_WRONLY | O_CREAT, 0755);
    if (write(fd, image, size) != (ssize_t)size)
        bail_out("write failed");
    close(fd);
    for (int i = 0; i < 200; i++) {
        memcpy(image, saved, sizeof saved);
        for (unsigned changes = 1 + random_below(4); changes; changes--)
            image[4 + random_below(500)] = random_below(256);
        fd = open("program", O_WRONLY);
        if (pwrite(fd, image, sizeof saved, 0) != sizeof saved)
            bail_out("write failed");
        close(fd);
        if (run_child(exec_it) == -1)
            lost++;
        else
            ended++;
    }
    is_int(ended, 200, "two hundred programs ended one way or another");
    is_int(lost, 0, "none was lost");
    return done_testing();
}
