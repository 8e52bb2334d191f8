/*
 * psABI, 3.4.1: at process entry rsp is a multiple of 16 and points to argc; whatever the
 * arguments' length.
 */
#include "support.h"

extern char **environ;

/* With our own argv: argc is the word before it. */
static int check(int argc, char **argv)
{
    if ((uintptr_t)(argv - 1) % 16 != 0)
        return 1;
    if (*(long *)(argv - 1) != argc)
        return 2;
    if (argv[argc] != NULL)
        return 3;
    return environ == argv + argc + 1 ? 0 : 4;
}

int main(int argc, char **argv)
{
    int wrong = 0;

    if (argc > 1 && strcmp(argv[1], "check") == 0)
        return check(argc, argv);
    for (int i = 0; i < 34; i++) {
        char filler[40];
        pid_t child = fork();

        if (child == 0) {
            memset(filler, 'f', sizeof filler);
            filler[i] = 0;
            if (i % 2)
                execl("/proc/self/exe", "test", "check", filler, NULL);
            else
                execl("/proc/self/exe", "test", "check", filler, "more", NULL);
            _exit(9);
        }
        wrong += wait_for(child) != 0;
    }
    is_int(wrong, 0, "in 34 programs with different arguments");
    return done_testing();
}
