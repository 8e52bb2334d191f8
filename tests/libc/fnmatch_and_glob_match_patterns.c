/* fnmatch(3), glob(3). */
#include <tap.h>

#include <fcntl.h>
#include <fnmatch.h>
#include <glob.h>
#include <sys/stat.h>

static void matches(const char *pattern, const char *text, int flags, int want)
{
    is_int(fnmatch(pattern, text, flags) == 0, want, "'%s' %s '%s'", pattern,
           want ? "matches" : "does not match", text);
}

static const char *found(const char *pattern, int flags)
{
    static char text[500];
    glob_t g;
    int ret = glob(pattern, flags, NULL, &g);

    text[0] = '\0';
    if (ret)
        return ret == GLOB_NOMATCH ? "no match" : "error";
    for (size_t i = 0; i < g.gl_pathc; i++)
        strcat(strcat(text, g.gl_pathv[i]), " ");
    globfree(&g);
    return text;
}

int main(void)
{
    char dir[] = "/tmp/glob-test-XXXXXX";
    static const char *const files[] = { "b.c", "a.c", ".hidden", "sub/x.c", "sub/y.h", "star*" };

    matches("*.c", "main.c", 0, 1);
    matches("*.c", "main.h", 0, 0);
    matches("a*b*c", "aXXbYYbZc", 0, 1);
    matches("a*b*c", "aXXbYY", 0, 0);
    matches("?", "x", 0, 1);
    matches("?", "", 0, 0);
    matches("[a-cx]", "b", 0, 1);
    matches("[!a-c]", "b", 0, 0);
    matches("[]]", "]", 0, 1);
    matches("[[:digit:]x]*", "7up", 0, 1);
    matches("[a", "[a", 0, 1);
    matches("\\*", "*", 0, 1);
    matches("\\*", "x", 0, 0);
    matches("*", "a/b", 0, 1);
    matches("*", "a/b", FNM_PATHNAME, 0);
    matches("*/b", "a/b", FNM_PATHNAME, 1);
    matches("*", ".x", FNM_PERIOD, 0);
    matches(".*", ".x", FNM_PERIOD, 1);
    matches("ABC", "abc", FNM_CASEFOLD, 1);
    matches("*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 0, 0);

    if (!mkdtemp(dir) || chdir(dir) < 0 || mkdir("sub", 0755) < 0)
        bail_out("directory");
    for (int i = 0; i < 6; i++)
        close(open(files[i], O_CREAT | O_WRONLY, 0644));
    is_str(found("*.c", 0), "a.c b.c ", "a directory, sorted");
    is_str(found("*", 0), "a.c b.c star* sub ", "no hidden files");
    is_str(found("*", GLOB_MARK), "a.c b.c star* sub/ ", "directories marked");
    is_str(found("*/*.[ch]", 0), "sub/x.c sub/y.h ", "two levels");
    is_str(found(".h*", 0), ".hidden ", "a hidden file by its period");
    is_str(found("sub/x.c", 0), "sub/x.c ", "a plain path that is there");
    is_str(found("sub/z.c", 0), "no match", "and one that is not");
    is_str(found("z*", GLOB_NOCHECK), "z* ", "the pattern itself if asked for");
    is_str(found("star\\*", 0), "star* ", "an escaped star");
    for (int i = 0; i < 6; i++)
        unlink(files[i]);
    rmdir("sub");
    if (chdir("/") == 0)
        rmdir(dir);
    return done_testing();
}
