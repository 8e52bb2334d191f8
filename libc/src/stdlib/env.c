/*
 * env.c — the environment. environ may point to the kernel's array, to one of ours or to one the
 * program made; only strings and arrays that setenv allocated are freed again.
 */
#include "internal/lock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

static char **own_array;   /* our copy of environ, if environ is it */
static char **own_strings; /* what setenv allocated */
static size_t own_count;
static int lock;

/* Where NAME (LEN bytes, without '=') stands in environ, or NULL. */
static char **find(const char *name, size_t len)
{
    for (char **entry = environ; entry && *entry; entry++) {
        if (strncmp(*entry, name, len) == 0 && (*entry)[len] == '=')
            return entry;
    }
    return NULL;
}

char *getenv(const char *name)
{
    size_t len = strlen(name);
    char **entry = len ? find(name, len) : NULL;

    return entry ? *entry + len + 1 : NULL;
}

char *secure_getenv(const char *name)
{
    return getauxval(AT_SECURE) ? NULL : getenv(name);
}

static void forget(const char *string)
{
    for (size_t i = 0; i < own_count; i++) {
        if (own_strings[i] == string) {
            free(own_strings[i]);
            own_strings[i] = own_strings[--own_count];
            return;
        }
    }
}

static int remember(char *string)
{
    char **more = reallocarray(own_strings, own_count + 1, sizeof *more);

    if (!more)
        return -1;
    own_strings = more;
    own_strings[own_count++] = string;
    return 0;
}

/* Put "NAME=value" in place of an older entry or at the end. */
static int put(char *string, size_t len)
{
    char **entry = find(string, len);
    size_t count = 0;
    char **array;

    if (entry) {
        forget(*entry);
        *entry = string;
        return 0;
    }
    while (environ && environ[count])
        count++;
    array = reallocarray(environ == own_array ? own_array : NULL, count + 2, sizeof *array);
    if (!array)
        return -1;
    if (environ != own_array) {
        free(own_array);
        if (count)
            memcpy(array, environ, count * sizeof *array);
    }
    array[count] = string;
    array[count + 1] = NULL;
    environ = own_array = array;
    return 0;
}

static void drop(const char *name, size_t len)
{
    char **entry;

    while ((entry = find(name, len))) {
        forget(*entry);
        do
            entry[0] = entry[1];
        while (*entry++);
    }
}

int setenv(const char *name, const char *value, int overwrite)
{
    size_t len = strcspn(name, "=");
    char *string;
    int ret = -1;

    if (len == 0 || name[len]) {
        errno = EINVAL;
        return -1;
    }
    if (!overwrite && getenv(name))
        return 0;
    string = malloc(len + strlen(value) + 2);
    if (!string)
        return -1;
    memcpy(string, name, len);
    string[len] = '=';
    strcpy(string + len + 1, value);

    __lock(&lock);
    if (remember(string) == 0)
        ret = put(string, len);
    if (ret < 0)
        free(string);
    __unlock(&lock);
    return ret;
}

int putenv(char *string)
{
    size_t len = strcspn(string, "=");
    int ret;

    if (!string[len])
        return unsetenv(string);
    __lock(&lock);
    ret = put(string, len);
    __unlock(&lock);
    return ret;
}

int unsetenv(const char *name)
{
    size_t len = strcspn(name, "=");

    if (len == 0 || name[len]) {
        errno = EINVAL;
        return -1;
    }
    __lock(&lock);
    drop(name, len);
    __unlock(&lock);
    return 0;
}

int clearenv(void)
{
    __lock(&lock);
    while (own_count)
        free(own_strings[--own_count]);
    if (environ == own_array)
        free(own_array);
    environ = own_array = NULL;
    __unlock(&lock);
    return 0;
}
