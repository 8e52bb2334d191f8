/* cat [-un] [file …]: copies files to the output; -n numbers lines. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

static unsigned long line_number;

static int copy_numbered(int fd)
{
    FILE *file = fdopen(fd, "r");
    char *line = NULL;
    unsigned long size = 0;
    long length;

    if (file == NULL)
        return -1;
    while ((length = text_line(file, &line, &size)) >= 0) {
        printf("%6lu\t", ++line_number);
        fwrite(line, 1, (size_t)length, stdout);
    }
    return ferror(file) ? -1 : 0;
}

static int cat_file(const char *name, int numbered)
{
    int wrote = 0;
    int fd = strcmp(name, "-") == 0 ? 0 : open(name, O_RDONLY);
    int result = fd < 0 ? -1 : numbered ? copy_numbered(fd) : text_copy(fd, 1, &wrote);

    if (result != 0)
        err_warn(wrote ? "write error" : name);
    if (fd > 0)
        close(fd);
    return result != 0;
}

int main(int argc, char **argv)
{
    int option, numbered = 0, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "un")) != -1) {
        if (option == '?')
            err_usage("[-n] [file ...]");
        numbered |= option == 'n';
    }
    if (optind == argc)
        status = cat_file("-", numbered);
    for (; optind < argc; optind++)
        status |= cat_file(argv[optind], numbered);
    err_finish(status);
}
