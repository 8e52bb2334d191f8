/* Error numbers as text. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#define X(name, text) [name] = text,
static const char *const descriptions[] = {
    [0] = "Success",
#include "errors.h"
};
#undef X

#define X(name, text) [name] = #name,
static const char *const names[] = {
    [0] = "0",
#include "errors.h"
};
#undef X

#define ERROR_COUNT ((int)(sizeof names / sizeof names[0]))

const char *strerrordesc_np(int err)
{
    return err >= 0 && err < ERROR_COUNT ? descriptions[err] : NULL;
}

const char *strerrorname_np(int err)
{
    return err >= 0 && err < ERROR_COUNT ? names[err] : NULL;
}

char *strerror(int err)
{
    static __thread char unknown[32];
    const char *text = strerrordesc_np(err);

    if (text)
        return (char *)text;
    snprintf(unknown, sizeof unknown, "Unknown error %d", err);
    return unknown;
}

/* POSIX: the error number is returned, ERANGE if the text was cut. */
int strerror_r(int err, char *buf, size_t size)
{
    const char *text = strerrordesc_np(err);
    int len = text ? snprintf(buf, size, "%s", text) : snprintf(buf, size, "Unknown error %d", err);

    if ((size_t)len >= size)
        return ERANGE;
    return text ? 0 : EINVAL;
}
