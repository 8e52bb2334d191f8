/* The first thread ends before others: proc(5) shows a zombie without memory, which counts. */
#include "support.h"

static int ready[2];

static void *go_on(void *unused)
{
    pid_t tid = thread_id();

    if (write(ready[1], &tid, sizeof tid) < 0)
        _exit(1);
    for (;;)
        pause();
    return unused;
}

static void leave(void)
{
    pthread_t thread;

    pthread_create(&thread, NULL, go_on, NULL);
    syscall(SYS_exit, 0);
}

int main(void)
{
    char path[64], text[64];
    pid_t child, tid;

    make_pipe(ready);
    child = start_child(leave);
    if (read(ready[0], &tid, sizeof tid) != sizeof tid)
        bail_out("no thread");
    wait_until_state(child, 'Z');
    is_str(status_field(child, "State"), "Z (zombie)", "the process shows its first thread");
    is_str(status_field(child, "Threads"), "2", "which counts among its two");
    is_str(status_field(child, "VmSize"), "", "and has no memory");
    is_int(waitpid(child, NULL, WNOHANG), 0, "it cannot be waited for");
    snprintf(path, sizeof path, "/proc/%d/maps", child);
    is_int(read_whole_file(path, text, sizeof text), 0, "its maps is empty");
    snprintf(path, sizeof path, "/proc/%d/exe", child);
    fails_with(readlink(path, text, sizeof text), ENOENT, "exe leads nowhere");
    snprintf(path, sizeof path, "/proc/%d/task/%d/maps", child, tid);
    ok(read_whole_file(path, text, sizeof text) > 0, "the other thread has memory");
    end_child(child);
    return done_testing();
}
