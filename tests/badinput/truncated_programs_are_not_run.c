/* execve(2), ENOEXEC: a program cut anywhere in its headers is refused, and the caller goes on. */
#include "support.h"

static char *image;
static size_t cut;

static size_t load_self(void)
{
    struct stat status;
    int fd = open("/proc/self/exe", O_RDONLY);

    fstat(fd, &status);
    image = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    return status.st_size;
}

static void write_cut(size_t length)
{
    int fd = open("program", O_WRONLY | O_CREAT | O_TRUNC, 0755);

    if (write(fd, image, length) != (ssize_t)length)
        bail_out("write failed");
    close(fd);
}

static void exec_it(void)
{
    char *arguments[] = { (char *)"program", (char *)"run", NULL };
    struct rlimit none = { 0, 0 };

    setrlimit(RLIMIT_CORE, &none);
    execv("./program", arguments);
    _exit(errno == ENOEXEC ? 100 : errno);
}

int main(int argc, char **argv)
{
    static const size_t lengths[] = { 1, 3, 4, 16, 17, 40, 52, 63, 64, 65, 100, 119, 120, 200 };
    size_t size;

    (void)argv;
    if (argc > 1)
        return 42;
    size = load_self();
    enter_scratch_dir(0755);
    for (unsigned i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        cut = lengths[i];
        write_cut(cut);
        is_exit(run_child(exec_it), 100, "%d bytes are ENOEXEC", (int)cut);
    }
    write_cut(4096);
    int status = run_child(exec_it);
    ok(WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) != 42),
       "with the headers only it is refused or killed");
    write_cut(size);
    is_exit(run_child(exec_it), 42, "the whole program runs");
    return done_testing();
}
