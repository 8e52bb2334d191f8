/* exit(3), atexit(3), _exit(2), abort(3): what still happens. */
#include <tap.h>

#include <signal.h>
#include <sys/wait.h>

static int out;

static void say(const char *text)
{
    if (write(out, text, strlen(text)) < 0)
        _exit(99);
}

static void first(void)
{
    say("first ");
}

static void nested(void)
{
    say("nested ");
}

static void second(void)
{
    say("second ");
    atexit(nested);
}

static void __attribute__((destructor)) at_end(void)
{
    if (out)
        say("destructor ");
}

static void handle_abort(int sig)
{
    (void)sig;
    say("handler ");
}

/* Run BODY in a child: what it wrote and how it ended. */
static int run(void (*body)(void), char *text, size_t size)
{
    int fds[2];
    int status;
    size_t len = 0;
    ssize_t n;
    pid_t pid;

    if (pipe(fds) < 0)
        bail_out("pipe");
    pid = fork();
    if (pid == 0) {
        close(fds[0]);
        out = fds[1];
        dup2(out, 1);
        body();
        _exit(98);
    }
    close(fds[1]);
    while ((n = read(fds[0], text + len, size - 1 - len)) > 0)
        len += (size_t)n;
    text[len] = '\0';
    close(fds[0]);
    waitpid(pid, &status, 0);
    return status;
}

static void exit_body(void)
{
    atexit(first);
    atexit(second);
    printf("buffered ");
    exit(3);
}

static void under_exit_body(void)
{
    atexit(first);
    printf("lost ");
    _exit(4);
}

static void quick_body(void)
{
    atexit(first);
    at_quick_exit(second);
    quick_exit(5);
}

static void many_body(void)
{
    for (int i = 0; i < 100; i++)
        atexit(nested);
    exit(0);
}

static void abort_body(void)
{
    sigset_t all;

    signal(SIGABRT, handle_abort);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    abort();
}

static void abort_ignored_body(void)
{
    signal(SIGABRT, SIG_IGN);
    abort();
}

int main(void)
{
    char text[2000];
    int status = run(exit_body, text, sizeof text);

    is_int(status, 3 << 8, "exit's status");
    is_str(text, "second nested first destructor buffered ",
           "handlers in reverse, destructors, then the streams");
    is_int(run(under_exit_body, text, sizeof text), 4 << 8, "_exit's status");
    is_str(text, "", "_exit does nothing else");
    is_int(run(quick_body, text, sizeof text), 5 << 8, "quick_exit's status");
    is_str(text, "second ", "quick_exit runs its own handlers only");
    run(many_body, text, sizeof text);
    is_int(strlen(text), 700 + strlen("destructor "), "a hundred handlers");
    status = run(abort_body, text, sizeof text);
    ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "abort ends by SIGABRT");
    is_str(text, "handler ", "although a handler ran, with SIGABRT blocked before");
    status = run(abort_ignored_body, text, sizeof text);
    ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, "and although it was ignored");
    return done_testing();
}
