/*
 * readdir(3), POSIX: every entry that is there from the first to the last call is returned exactly
 * once, while others are removed and added; seekdir and telldir find the place again.
 */
#include "support.h"

#define FILES 500

static char seen[FILES];

static const char *name_of(int i)
{
    static char name[32];

    snprintf(name, sizeof name, "a-file-with-number-%d", i);
    return name;
}

static int number_of(const char *name)
{
    int number;

    return sscanf(name, "a-file-with-number-%d", &number) == 1 ? number : -1;
}

int main(void)
{
    int dots = 0, twice = 0, missing = 0, read_count = 0, odd_left = 0, types = 0;
    struct dirent *entry;
    char first[256];
    long place;
    DIR *dir;

    enter_scratch_dir(0700);
    for (int i = 0; i < FILES; i++)
        close(open(name_of(i), O_CREAT | O_WRONLY, 0600));
    dir = opendir(".");
    while ((entry = readdir(dir))) {
        int i = number_of(entry->d_name);
        dots += !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
        types += entry->d_type == DT_REG || entry->d_type == DT_UNKNOWN;
        if (i < 0)
            continue;
        twice += seen[i]++;
        if (++read_count % 50 == 0)
            close(open(name_of(FILES + read_count), O_CREAT | O_WRONLY, 0600));
    }
    for (int i = 0; i < FILES; i++)
        missing += !seen[i];
    is_int(dots, 2, "\".\" and \"..\" are there");
    is_int(missing, 0, "no name is missing while others are added");
    is_int(twice, 0, "none comes twice");
    ok(types >= FILES, "their type is told");

    rewinddir(dir);
    while ((entry = readdir(dir)))
        if (number_of(entry->d_name) >= 0 && number_of(entry->d_name) % 2 == 0)
            unlink(entry->d_name);
    rewinddir(dir);
    memset(seen, 0, sizeof seen);
    while ((entry = readdir(dir))) {
        int i = number_of(entry->d_name);
        if (i >= 0 && i < FILES) {
            odd_left += i % 2;
            twice += seen[i]++;
        }
    }
    is_int(odd_left, FILES / 2, "deleting while reading leaves the others");
    is_int(twice, 0, "each once");

    rewinddir(dir);
    readdir(dir);
    readdir(dir);
    place = telldir(dir);
    strcpy(first, readdir(dir)->d_name);
    readdir(dir);
    seekdir(dir, place);
    is_str(readdir(dir)->d_name, first, "seekdir returns to a place that telldir told");
    closedir(dir);
    return done_testing();
}
