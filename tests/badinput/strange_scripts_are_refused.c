/*
 * execve(2): "#!" lines without an interpreter, too long, with NULs, without an end, nested too
 * deep.
 */
#include "support.h"

static void make_script(const char *name, const char *text, size_t length)
{
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0755);

    if (write(fd, text, length) != (ssize_t)length)
        bail_out("write failed");
    close(fd);
}

static int error_of(const char *name)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        execl(name, "x", NULL);
        _exit(errno);
    }
    status = wait_for(child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void)
{
    static char text[5000];
    char name[16];

    enter_scratch_dir(0755);
    make_script("./a", "#!\n", 3);
    is_int(error_of("./a"), ENOEXEC, "#! and a new line");
    make_script("./a", "#!   \t \n", 8);
    is_int(error_of("./a"), ENOEXEC, "#! and blanks");
    make_script("./a", "#!/no/such", 10);
    is_int(error_of("./a"), ENOENT, "an interpreter that is not there, without a new line");
    memset(text, 'x', sizeof text);
    memcpy(text, "#!/", 3);
    make_script("./a", text, sizeof text);
    is_int(error_of("./a"), ENOEXEC, "a name that does not end");
    make_script("./a", "#!.\n", 4);
    is_int(error_of("./a"), EACCES, "a folder as interpreter");
    make_script("./text", "no program\n", 11);
    make_script("./a", "#!./text\n", 9);
    is_int(error_of("./a"), ENOEXEC, "an interpreter that is no program");
    for (int i = 0; i < 10; i++) {
        snprintf(name, sizeof name, "./s%d", i);
        snprintf(text, sizeof text, "#!./s%d\n", i + 1);
        make_script(name, text, strlen(text));
    }
    make_script("./s10", "#!./text\n", 9);
    is_int(error_of("./s0"), ELOOP, "ten scripts one behind the other");
    return done_testing();
}
