/* exec(3): lists, vectors, PATH, scripts without #!, environments. */
#include <tap.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

static char dir[] = "/tmp/exec-XXXXXX";

static int child_status(void (*body)(void))
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        body();
        _exit(errno == ENOENT ? 90 : errno == EACCES ? 91 : 92);
    }
    waitpid(pid, &status, 0);
    return WEXITSTATUS(status);
}

static void by_list(void)
{
    execl("/bin/sh", "sh", "-c", "exit $#", "zero", "a", "b", (char *)NULL);
}

static void by_path(void)
{
    setenv("PATH", "/nonexistent:/bin", 1);
    execlp("sh", "sh", "-c", "exit 12", (char *)NULL);
}

static void with_env(void)
{
    char *env[] = { "CODE=17", NULL };

    execle("/bin/sh", "sh", "-c", "exit $CODE", (char *)NULL, env);
}

static void script(void)
{
    setenv("PATH", dir, 1);
    execlp("script", "script", "21", (char *)NULL);
}

static void not_executable(void)
{
    setenv("PATH", dir, 1);
    execlp("plain", "plain", (char *)NULL);
}

static void missing(void)
{
    setenv("PATH", dir, 1);
    execlp("missing", "missing", (char *)NULL);
}

static void empty(void)
{
    execlp("", "", (char *)NULL);
}

static void put(const char *name, const char *text, int mode)
{
    int fd = open(name, O_CREAT | O_WRONLY, mode);

    if (fd < 0 || write(fd, text, strlen(text)) < 0)
        bail_out("%s", name);
    close(fd);
}

int main(void)
{
    if (!mkdtemp(dir) || chdir(dir) < 0)
        bail_out("mkdtemp");
    put("script", "exit $1\n", 0755);
    put("plain", "no program", 0644);
    is_int(child_status(by_list), 2, "execl passes its list");
    is_int(child_status(by_path), 12, "execlp searches PATH");
    is_int(child_status(with_env), 17, "execle sets the environment");
    is_int(child_status(script), 21, "a script without #! is given to the shell");
    is_int(child_status(not_executable), 91, "a file without x is EACCES");
    is_int(child_status(missing), 90, "what is nowhere is ENOENT");
    is_int(child_status(empty), 90, "and so is an empty name");
    unlink("script");
    unlink("plain");
    if (chdir("/") == 0)
        rmdir(dir);
    return done_testing();
}
