/*
 * What a parent learns of its child. Watch: the child exits, is killed, is stopped, continued and
 * killed; each time SIGCHLD comes, whose siginfo says what happened (si_code), and waitpid tells
 * the same in its status word. One SIGCHLD may stand for several children, so the parent asks
 * with WNOHANG until there is nothing more to know.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const code_names[] = {
    [CLD_EXITED] = "CLD_EXITED",   [CLD_KILLED] = "CLD_KILLED",   [CLD_DUMPED] = "CLD_DUMPED",
    [CLD_TRAPPED] = "CLD_TRAPPED", [CLD_STOPPED] = "CLD_STOPPED", [CLD_CONTINUED] = "CLD_CONTINUED",
};

/* Waits for the next SIGCHLD (it is blocked all the time) and reports. */
static void watch(const sigset_t *child_only, const char *what)
{
    siginfo_t info;
    int status;

    printf("%s:\n", what);
    fflush(stdout);
    sigwaitinfo(child_only, &info);
    printf("    SIGCHLD: %s, si_status %d\n", code_names[info.si_code], info.si_status);
    while (waitpid(-1, &status, WNOHANG | WUNTRACED | WCONTINUED) > 0) {
        printf("    waitpid: status 0x%04x, ", (unsigned)status);
        printf("%s\n", WIFEXITED(status)     ? "exited"
                       : WIFSIGNALED(status) ? strsignal(WTERMSIG(status))
                       : WIFSTOPPED(status)  ? strsignal(WSTOPSIG(status))
                                             : "continued");
    }
}

int main(void)
{
    static const int sent[] = { SIGSTOP, SIGCONT, SIGKILL };
    static const char *const titles[] = { "SIGSTOP to a child", "SIGCONT to it", "SIGKILL to it" };
    sigset_t child_only;
    pid_t pid;

    sigemptyset(&child_only);
    sigaddset(&child_only, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_only, NULL);
    if (fork() == 0)
        _exit(3);
    watch(&child_only, "a child that exits");
    if ((pid = fork()) == 0)
        for (;;)
            pause();
    for (int i = 0; i < 3; i++) {
        kill(pid, sent[i]);
        watch(&child_only, titles[i]);
    }
    return 0;
}
