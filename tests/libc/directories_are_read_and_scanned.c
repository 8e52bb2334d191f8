/* opendir(3), readdir(3), seekdir(3), scandir(3). */
#include <tap.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

static int no_dots(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(void)
{
    char dir[] = "/tmp/dirent-XXXXXX";
    char name[32];
    struct dirent **list;
    struct dirent *entry;
    int seen[300] = { 0 };
    int dots = 0;
    int wrong = 0;
    int count;
    long where;
    DIR *d;

    if (!mkdtemp(dir) || chdir(dir) < 0)
        bail_out("mkdtemp");
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "file-with-a-name-%03d", i);
        close(open(name, O_CREAT | O_WRONLY, 0644));
    }
    mkdir("zdir", 0755);

    d = opendir(".");
    ok(d != NULL, "opendir");
    while ((entry = readdir(d))) {
        if (strncmp(entry->d_name, "file-with-a-name-", 17) == 0)
            seen[atoi(entry->d_name + 17)]++;
        else
            dots += entry->d_name[0] == '.';
    }
    for (int i = 0; i < 300; i++)
        wrong += seen[i] != 1;
    is_int(wrong, 0, "each of 300 files was seen once");
    is_int(dots, 2, "and so were . and ..");
    rewinddir(d);
    readdir(d);
    readdir(d);
    where = telldir(d);
    entry = readdir(d);
    strcpy(name, entry ? entry->d_name : "none");
    readdir(d);
    seekdir(d, where);
    entry = readdir(d);
    is_str(entry ? entry->d_name : "nothing", name, "seekdir goes back to where telldir was");
    is_int(closedir(d), 0, "closedir");

    count = scandir(".", &list, no_dots, alphasort);
    is_int(count, 301, "scandir");
    is_str(list[0]->d_name, "file-with-a-name-000", "its first");
    is_str(list[300]->d_name, "zdir", "its last");
    is_int(list[300]->d_type, DT_DIR, "a directory is marked as one");
    while (count)
        free(list[--count]);
    free(list);
    ok(!opendir("none") && errno == ENOENT, "opendir of nothing");
    ok(!opendir("file-with-a-name-000") && errno == ENOTDIR, "opendir of a file");

    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "file-with-a-name-%03d", i);
        unlink(name);
    }
    rmdir("zdir");
    if (chdir("/") == 0)
        rmdir(dir);
    return done_testing();
}
