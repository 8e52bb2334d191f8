/*
 * What a signal does to a read() that waits. Watch: an alarm comes every second. Without
 * SA_RESTART the read fails with EINTR and the program has to call it again; with SA_RESTART the
 * kernel does that itself, and the program never learns of the alarm but for its handler. Type a
 * line to end each part.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static void on_alarm(int number)
{
    static const char message[] = "  (handler)\n";

    (void)number;
    if (write(1, message, sizeof message - 1) < 0)
        _exit(1);
}

static void read_line(const char *title, int flags)
{
    struct sigaction action = { .sa_handler = on_alarm, .sa_flags = flags };
    struct itimerval every_second = { { 1, 0 }, { 1, 0 } }, never = { { 0, 0 }, { 0, 0 } };
    char line[256];
    ssize_t length;

    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    printf("%s: type a line\n", title);
    fflush(stdout);
    setitimer(ITIMER_REAL, &every_second, NULL);
    while ((length = read(0, line, sizeof line)) < 0) {
        printf("  read: %s (calling it again)\n", strerror(errno));
        fflush(stdout);
        if (errno != EINTR)
            break;
    }
    setitimer(ITIMER_REAL, &never, NULL);
    printf("  read returned %zd\n", length);
}

int main(void)
{
    read_line("Without SA_RESTART", 0);
    read_line("With SA_RESTART", SA_RESTART);
    return 0;
}
