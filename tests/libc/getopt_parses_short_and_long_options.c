/* getopt(3), getopt_long(3). */
#include <tap.h>

#include <getopt.h>

static char seen[200];

static void note(int c)
{
    size_t len = strlen(seen);

    snprintf(seen + len, sizeof seen - len, "%c%s ", c, optarg ? optarg : "");
    optarg = NULL;
}

#define PARSE(options, ...) parse(options, (char *[]){ "prog", __VA_ARGS__, NULL })

static const struct option longs[] = { { "all", no_argument, NULL, 'A' },
                                       { "file", required_argument, NULL, 'F' },
                                       { "level", optional_argument, NULL, 'L' },
                                       { NULL, 0, NULL, 0 } };

static const char *parse(const char *options, char **argv)
{
    int argc = 0;
    int c;

    while (argv[argc])
        argc++;
    optind = 0;
    seen[0] = '\0';
    while ((c = getopt_long(argc, argv, options, longs, NULL)) != -1)
        note(c);
    if (argv[optind])
        strcat(strcat(seen, "+"), argv[optind]);
    return seen;
}

int main(void)
{
    opterr = 0;
    is_str(PARSE("+ab", "-a", "-b", "x", "-a"), "a b +x",
           "single letters, up to the first operand");
    is_str(PARSE("+abc:", "-abcvalue"), "a b cvalue ", "letters together, the last with its value");
    is_str(PARSE("+c:", "-c", "value", "rest"), "cvalue +rest", "a value apart");
    is_str(PARSE("+ab", "-a", "--", "-b"), "a +-b", "-- ends the options");
    is_str(PARSE("+ab", "-a", "-", "-b"), "a +-", "- is an operand");
    is_str(PARSE("+a", "-x"), "? ", "an unknown letter");
    is_int(optopt, 'x', "is in optopt");
    is_str(PARSE("+c:", "-c"), "? ", "a missing value");
    is_str(PARSE("+:c:", "-c"), ": ", "with a colon first");
    is_str(PARSE("+c::", "-c", "x"), "c +x", "an optional value must be attached");
    is_str(PARSE("+c::", "-cx"), "cx ", "here it is");
    is_str(PARSE("+a", "--all", "--file=x", "--file", "y", "-a"), "A Fx Fy a ", "long options");
    is_str(PARSE("+", "--fi", "x", "--level", "--level=3"), "Fx L L3 ", "abbreviated and optional");
    is_str(PARSE("+", "--none"), "? ", "an unknown long one");
    is_str(PARSE("+", "--all=1"), "? ", "a value where none is taken");
    return done_testing();
}
