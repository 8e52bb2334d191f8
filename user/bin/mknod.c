/* mknod [-m mode] name p | b major minor | c major minor */
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/mode.h"
#include "../lib/text.h"

static unsigned number(const char *text)
{
    long long value;

    if (text_number(text, &value) != 0 || value < 0 || value > 0xfffff)
        err_exit(1, "%s: bad device number", text);
    return (unsigned)value;
}

int main(int argc, char **argv)
{
    mode_t mask = umask(0), mode = 0666 & ~mask;
    dev_t device = 0;
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "m:")) != -1) {
        if (option == '?')
            err_usage("[-m mode] name p | name b|c major minor");
        if (mode_parse(optarg, 0666, mask, &mode) != 0)
            err_exit(1, "%s: bad mode", optarg);
    }
    char **words = argv + optind;
    int count = argc - optind;
    if (count < 2 || strchr("pbcu", *words[1]) == NULL || count != (*words[1] == 'p' ? 2 : 4))
        err_usage("[-m mode] name p | name b|c major minor");
    mode_t type = *words[1] == 'p' ? S_IFIFO : *words[1] == 'b' ? S_IFBLK : S_IFCHR;
    if (type != S_IFIFO)
        device = makedev(number(words[2]), number(words[3]));
    if (mknod(words[0], type | mode, device) != 0)
        err_die(1, words[0]);
    return 0;
}
