/* What Tab offers: commands for a line's first word, else files; $NAME for variables. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"
#include "edit.h"
#include "exec.h"

static const char separators[] = " \t\n;&|<>()`";
static const char to_escape[] = " \t\n;&|<>()`'\"\\$*?[#!";

/* What the callbacks of the shell's tables fill. */
static struct completions *target;
static const char *wanted;

static void add(struct completions *found, const char *word, char end)
{
    char *escaped = err_malloc(strlen(word) * 2 + 2), *out = escaped;

    for (; *word != '\0'; word++) {
        if (strchr(to_escape, *word) != NULL)
            *out++ = '\\';
        *out++ = *word;
    }
    if (end != '\0')
        *out++ = end;
    *out = '\0';
    if (found->count == found->room) {
        found->room = found->room * 2 + 16;
        found->words = err_realloc(found->words, (size_t)found->room * sizeof *found->words);
    }
    found->words[found->count++] = escaped;
}

static void add_if_wanted(const char *name)
{
    if (strncmp(name, wanted, strlen(wanted)) == 0)
        add(target, name, ' ');
}

static void add_variable(const char *name)
{
    size_t size = strlen(name) + 2;
    char *word = err_malloc(size);

    snprintf(word, size, "$%s", name);
    if (strncmp(word, wanted, strlen(wanted)) == 0) {
        add(target, word, '\0');
        /* The dollar is meant as one. */
        char *escaped = target->words[target->count - 1];
        memmove(escaped, escaped + 1, strlen(escaped));
    }
    free(word);
}

/* Entries of dir whose names begin with prefix; each is shown behind `shown`. */
static void add_files(struct completions *found, const char *dir, const char *shown,
                      const char *prefix, int programs)
{
    DIR *stream = opendir(dir);
    struct dirent *entry;

    if (stream == NULL)
        return;
    while ((entry = readdir(stream)) != NULL) {
        const char *name = entry->d_name;
        struct stat st;
        if (strncmp(name, prefix, strlen(prefix)) != 0 || (*name == '.' && *prefix != '.') ||
            strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        char *path = text_join(dir, name);
        int is_dir = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
        int runs = !is_dir && access(path, X_OK) == 0;
        free(path);
        if (programs ? !runs : 0)
            continue;
        size_t size = strlen(shown) + strlen(name) + 1;
        char *word = err_malloc(size);
        snprintf(word, size, "%s%s", shown, name);
        add(found, word, is_dir ? '/' : ' ');
        free(word);
    }
    closedir(stream);
}

static void add_commands(struct completions *found, const char *prefix)
{
    const char *path = var_get("PATH");

    target = found;
    wanted = prefix;
    builtin_each(add_if_wanted);
    function_each(add_if_wanted);
    alias_each(add_if_wanted);
    for (; path != NULL && *path != '\0'; path += *path == ':') {
        char dir[512];
        size_t length = strcspn(path, ":");
        snprintf(dir, sizeof dir, "%.*s", (int)length, path);
        add_files(found, dir, "", prefix, 1);
        path += length;
    }
}

static void add_paths(struct completions *found, char *word)
{
    char *slash = strrchr(word, '/');
    char dir[1024];

    if (slash == NULL) {
        add_files(found, ".", "", word, 0);
        return;
    }
    char *prefix = err_strdup(slash + 1);
    slash[1] = '\0';
    const char *home = var_get("HOME");
    if (strncmp(word, "~/", 2) == 0 && home != NULL)
        snprintf(dir, sizeof dir, "%s%s", home, word + 1);
    else
        snprintf(dir, sizeof dir, "%s", word);
    add_files(found, dir, word, prefix, 0);
    free(prefix);
}

static int compare_words(const void *left, const void *right)
{
    char *const *a = left, *const *b = right;

    return strcmp(*a, *b);
}

/* Sorts, and drops what is there twice (a builtin that is a program too). */
static void tidy(struct completions *found)
{
    int kept = 0;

    if (found->count == 0)
        return;
    qsort(found->words, (size_t)found->count, sizeof *found->words, compare_words);
    for (int i = 0; i < found->count; i++) {
        if (kept > 0 && strcmp(found->words[kept - 1], found->words[i]) == 0)
            free(found->words[i]);
        else
            found->words[kept++] = found->words[i];
    }
    found->count = kept;
}

void complete_word(const char *line, size_t cursor, size_t *start, struct completions *found)
{
    size_t begin = cursor;

    while (begin > 0 &&
           (strchr(separators, line[begin - 1]) == NULL || (begin > 1 && line[begin - 2] == '\\')))
        begin--;
    *start = begin;
    char *word = err_malloc(cursor - begin + 1);
    size_t length = 0;
    for (size_t i = begin; i < cursor; i++) {
        if (line[i] == '\\' && i + 1 < cursor)
            i++;
        word[length++] = line[i];
    }
    word[length] = '\0';

    size_t before = begin;
    while (before > 0 && (line[before - 1] == ' ' || line[before - 1] == '\t'))
        before--;
    int first_word = before == 0 || strchr(";&|(`\n", line[before - 1]) != NULL;
    *found = (struct completions){ 0 };
    if (*word == '$') {
        target = found;
        wanted = word;
        var_each(add_variable);
    } else if (first_word && strchr(word, '/') == NULL) {
        add_commands(found, word);
    } else {
        add_paths(found, word);
    }
    free(word);
    tidy(found);
}

void complete_free(struct completions *found)
{
    for (int i = 0; i < found->count; i++)
        free(found->words[i]);
    free(found->words);
}
