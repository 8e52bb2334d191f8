/* sed's options: see sed.h. */
#include <string.h>
#include <unistd.h>

#include "../lib/err.h"
#include "sed.h"

static char *load_file(const char *name)
{
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");
    struct buffer text = { 0 };
    char block[4096];
    size_t length;

    if (file == NULL)
        err_die(1, name);
    buffer_append(&text, "", 0);
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        buffer_append(&text, block, length);
    return text.data;
}

int main(int argc, char **argv)
{
    static char *standard_input[] = { "-", NULL };
    struct buffer whole = { 0 };
    int option, quiet = 0, extended = 0, in_place = 0;

    err_start(argv);
    while ((option = getopt(argc, argv, "nErie:f:")) != -1) {
        if (option == '?')
            err_usage("[-nE] [-i] [-e script | -f file] [script] [file ...]");
        quiet |= option == 'n';
        extended |= option == 'E' || option == 'r';
        in_place |= option == 'i';
        if (option != 'e' && option != 'f')
            continue;
        const char *text = option == 'e' ? optarg : load_file(optarg);
        buffer_append(&whole, text, strlen(text));
        buffer_append(&whole, "\n", 1);
    }
    if (whole.data == NULL && optind == argc)
        err_usage("[-nE] [-i] [-e script | -f file] [script] [file ...]");
    const char *script = whole.data != NULL ? whole.data : argv[optind++];
    struct command *commands = script_parse(script, extended);
    err_finish(run_over(commands, optind < argc ? argv + optind : standard_input, quiet, in_place));
}
