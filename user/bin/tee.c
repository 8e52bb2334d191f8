/* tee [-ai] [file …]: copies its input to the output and to files; -i ignores SIGINT. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/text.h"

int main(int argc, char **argv)
{
    static char buffer[16384];
    int option, flags = O_TRUNC, status = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "ai")) != -1) {
        if (option == '?')
            err_usage("[-ai] [file ...]");
        if (option == 'a')
            flags = O_APPEND;
        else
            signal(SIGINT, SIG_IGN);
    }
    int count = argc - optind;
    int *files = err_malloc((unsigned)(count + 1) * sizeof *files);
    files[count] = 1;
    for (int i = 0; i < count; i++) {
        files[i] = open(argv[optind + i], O_WRONLY | O_CREAT | flags, 0666);
        if (files[i] < 0) {
            err_warn(argv[optind + i]);
            status = 1;
        }
    }
    for (;;) {
        ssize_t length = read(0, buffer, sizeof buffer);
        if (length < 0 && errno == EINTR)
            continue;
        if (length < 0)
            err_die(1, "read error");
        if (length == 0)
            return status;
        for (int i = 0; i <= count; i++) {
            if (files[i] < 0 || text_write_all(files[i], buffer, (unsigned long)length) == 0)
                continue;
            err_warn(i < count ? argv[optind + i] : "standard output");
            files[i] = -1;
            status = 1;
        }
    }
}
