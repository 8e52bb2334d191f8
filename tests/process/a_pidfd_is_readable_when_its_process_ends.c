/*
 * pidfd_open(2): "a PID file descriptor can be monitored using poll(2) ... when the process that
 * it refers to terminates, these interfaces indicate the file descriptor as readable".
 */
#include "support.h"

static int gate[2];

static void wait_for_the_gate(void)
{
    await(gate[0]);
}

static void *wait_for_the_gate_and_end(void *unused)
{
    wait_for_the_gate();
    _exit(unused != NULL);
}

static void end_the_first_thread(void)
{
    pthread_t other;

    pthread_create(&other, NULL, wait_for_the_gate_and_end, NULL);
    syscall(SYS_exit, 0);
}

/* The descriptor of a thread, not a process: the first thread ends last, whatever it does. */
static void the_first_thread_ends_with_the_process(void)
{
    pid_t child = start_child(end_the_first_thread);
    struct pollfd entry = { .events = POLLIN };

    entry.fd = syscall(SYS_pidfd_open, child, O_EXCL); /* PIDFD_THREAD */
    wait_until_state(child, 'Z');
    is_int(poll(&entry, 1, 0), 0, "a first thread that ended is not readable while others run");
    tell(gate[1]);
    is_int(poll(&entry, 1, -1), 1, "it is when the process ends");
    is_exit(wait_for(child), 0, "which is waited for");
    poll(&entry, 1, 0);
    is_int(entry.revents, POLLIN | POLLHUP, "and hung up then");
}

/* proc(5), /proc/PID/fdinfo. */
static void is_shown_as(int fd, pid_t pid, const char *name)
{
    char path[40], line[40], text[400];

    sprintf(path, "/proc/self/fdinfo/%d", fd);
    sprintf(line, "\nPid:\t%d\nNSpid:\t%d\n", pid, pid);
    read_whole_file(path, text, sizeof text);
    ok(strstr(text, line), "%s", name);
}

int main(void)
{
    struct pollfd entry;
    pid_t child;
    int fd;

    make_pipe(gate);
    child = start_child(wait_for_the_gate);
    fd = syscall(SYS_pidfd_open, child, 0);
    entry = (struct pollfd){ .fd = fd, .events = POLLIN };
    is_int(poll(&entry, 1, 0), 0, "it is not readable while the process runs");
    is_shown_as(fd, child, "fdinfo names it");
    tell(gate[1]);
    is_int(poll(&entry, 1, -1), 1, "it is when the process has ended");
    ok(entry.revents & POLLIN, "by POLLIN");
    ok(!(entry.revents & POLLHUP), "without POLLHUP");
    is_exit(wait_for(child), 0, "before it is waited for");
    is_int(poll(&entry, 1, 0), 1, "and afterwards");
    is_int(entry.revents, POLLIN | POLLHUP, "by POLLIN and POLLHUP");
    is_shown_as(fd, -1, "fdinfo names nobody then");
    close(fd);
    the_first_thread_ends_with_the_process();
    return done_testing();
}
