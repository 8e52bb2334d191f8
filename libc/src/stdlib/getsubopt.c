/* Suboptions "name=value,name,...", and the load average. */
#include <stdlib.h>
#include <string.h>
#include <sys/sysinfo.h>

int getsubopt(char **option, char *const *tokens, char **value)
{
    char *start = *option;
    char *end = strchrnul(start, ',');
    char *equals = memchr(start, '=', (size_t)(end - start));
    size_t len = (size_t)((equals ? equals : end) - start);

    *option = *end ? end + 1 : end;
    *end = '\0';
    *value = equals ? equals + 1 : NULL;
    for (int i = 0; tokens[i]; i++) {
        if (strncmp(tokens[i], start, len) == 0 && !tokens[i][len])
            return i;
    }
    *value = start;
    return -1;
}

int getloadavg(double *loads, int count)
{
    struct sysinfo info;

    if (sysinfo(&info) < 0)
        return -1;
    if (count > 3)
        count = 3;
    for (int i = 0; i < count; i++)
        loads[i] = (double)info.loads[i] / (1 << SI_LOAD_SHIFT);
    return count;
}
