/*
 * execve(2): "An interpreter script ... #!interpreter [optional-arg]: the interpreter will be
 * invoked with: interpreter [optional-arg] pathname arg..."
 */
#include "support.h"

/* As the interpreter: check what the kernel made of the line. */
static int as_interpreter(int argc, char **argv)
{
    if (argc != 5 || strcmp(argv[1], "one optional argument") != 0)
        return 1;
    if (strcmp(argv[2], "./script") != 0)
        return 2;
    return strcmp(argv[3], "a") == 0 && strcmp(argv[4], "b") == 0 ? 0 : 3;
}

static void exec_script(void)
{
    execl("./script", "name that is dropped", "a", "b", NULL);
    _exit(errno);
}

static void exec_missing(void)
{
    execl("./missing", "x", NULL);
    _exit(errno == ENOENT ? 7 : 8);
}

static void exec_loop(void)
{
    execl("./loop", "x", NULL);
    _exit(errno == ELOOP ? 7 : 8);
}

int main(int argc, char **argv)
{
    char self[512], line[600];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);

    if (argc > 2 && strcmp(argv[1], "one optional argument") == 0)
        return as_interpreter(argc, argv);
    if (length < 0)
        bail_out("no /proc/self/exe");
    self[length] = 0;
    enter_scratch_dir(0755);
    snprintf(line, sizeof line, "#! %s \t one optional argument  \nnot looked at\n", self);
    write_file("script", line);
    chmod("script", 0755);
    if (strlen(self) < 200)
        is_exit(run_child(exec_script), 0, "the interpreter gets option, path and arguments");
    else
        skip(1, "the path of this program is too long");
    write_file("missing", "#!/no/such/interpreter\n");
    chmod("missing", 0755);
    is_exit(run_child(exec_missing), 7, "an interpreter that is not there is ENOENT");
    write_file("loop", "#!./loop\n");
    chmod("loop", 0755);
    is_exit(run_child(exec_loop), 7, "a script that interprets itself is ELOOP");
    return done_testing();
}
