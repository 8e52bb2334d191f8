/*
 * What a shell does for Ctrl+Z. A job is a process group; the terminal sends its signals to the
 * one in the foreground. Watch: the child gets a group of its own and the terminal; Ctrl+Z stops
 * the child only, and this program, in the background meanwhile, learns of it by waitpid, takes
 * the terminal back and asks. It must ignore SIGTTOU for that: a background process that changes
 * the terminal is stopped.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void run_child(void)
{
    struct timespec second = { 1, 0 };

    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    signal(SIGTTOU, SIG_DFL);
    for (int i = 1; i <= 30; i++) {
        printf("child: %d (Ctrl+Z stops me, Ctrl+C ends me)\n", i);
        fflush(stdout);
        nanosleep(&second, NULL);
    }
    _exit(0);
}

int main(void)
{
    char answer[64] = "";
    int status;

    signal(SIGTTOU, SIG_IGN);
    pid_t child = fork();
    if (child == 0)
        run_child();
    setpgid(child, child); /* both do it: whoever comes first */
    tcsetpgrp(0, child);
    while (waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status)) {
        tcsetpgrp(0, getpgrp());
        printf("\nparent: the child got \"%s\". Enter continues it, k kills it: ",
               strsignal(WSTOPSIG(status)));
        fflush(stdout);
        if (read(0, answer, sizeof answer) <= 0 || *answer == 'k')
            kill(-child, SIGKILL);
        tcsetpgrp(0, child);
        kill(-child, SIGCONT);
    }
    tcsetpgrp(0, getpgrp());
    if (WIFSIGNALED(status))
        printf("\nparent: the child was ended by \"%s\"\n", strsignal(WTERMSIG(status)));
    else
        printf("parent: the child exited with %d\n", WEXITSTATUS(status));
    return 0;
}
