/* realpath(3), basename(3), dirname(3). */
#include <tap.h>

#include <fcntl.h>
#include <libgen.h>
#include <sys/stat.h>

static char dir[] = "/tmp/realpath-XXXXXX";

/* The part of realpath(PATH) below the scratch directory. */
static const char *resolved(const char *path)
{
    static char result[5000];

    if (!realpath(path, result))
        return strerrorname_np(errno);
    return strncmp(result, dir, strlen(dir)) == 0 ? result + strlen(dir) : result;
}

static const char *base(const char *path)
{
    static char copy[100];

    return basename(strcpy(copy, path));
}

static const char *parent(const char *path)
{
    static char copy[100];

    return dirname(strcpy(copy, path));
}

int main(void)
{
    if (!mkdtemp(dir) || chdir(dir) < 0)
        bail_out("mkdtemp");
    if (mkdir("a", 0755) < 0 || mkdir("a/b", 0755) < 0 || symlink("a/b", "link") < 0 ||
        symlink("../file", "a/up") < 0 || symlink("loop", "loop") < 0)
        bail_out("set-up");
    close(open("file", O_CREAT | O_WRONLY, 0644));

    is_str(resolved("."), "", "the working directory");
    is_str(resolved("a/./b//"), "/a/b", "dots and slashes");
    is_str(resolved("a/b/../.."), "", "up again");
    is_str(resolved("link"), "/a/b", "a link to a directory");
    is_str(resolved("link/../up"), "/file", "through links");
    is_str(resolved("/"), "/", "the root");
    is_str(resolved("/../.."), "/", "above the root");
    is_str(resolved("none"), "ENOENT", "what is not there");
    is_str(resolved("file/x"), "ENOTDIR", "below a file");
    is_str(resolved("loop"), "ELOOP", "a loop");
    is_str(resolved(""), "ENOENT", "nothing");

    is_str(base("/usr/lib/"), "lib", "basename");
    is_str(base("file"), "file", "basename of a plain name");
    is_str(base("/"), "/", "basename of the root");
    is_str(parent("/usr/lib/"), "/usr", "dirname");
    is_str(parent("file"), ".", "dirname of a plain name");
    is_str(parent("/usr"), "/", "dirname below the root");

    unlink("file");
    unlink("a/up");
    unlink("link");
    unlink("loop");
    rmdir("a/b");
    rmdir("a");
    if (chdir("/") == 0)
        rmdir(dir);
    return done_testing();
}
