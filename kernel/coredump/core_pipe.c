/*
 * core(5), "Piping core dumps to a program": the kernel starts core_pattern's program, as root and
 * in /, with the core file as its standard input.
 */
#include "abi/errno.h"
#include "abi/fcntl.h"
#include "abi/limits.h"
#include "arch/arch.h"
#include "coredump/coredump.h"
#include "fs/file.h"
#include "fs/pipe/pipe.h"
#include "lib/string.h"
#include "mm/kmalloc.h"
#include "task/exec/exec.h"
#include "task/exec/exec_strings.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/spawn.h"
#include "task/task.h"

int core_pipe_limit;
static int dumps_under_way;

/* From the dumping process to the new one, until its exec has succeeded or failed. */
struct helper {
    char *arguments; /* the first is the program's path */
    struct exec_strings strings;
    struct file *input; /* the new process's descriptor 0 */
    struct waitq wait;
    bool started;
    int error;
};

static void helper_main(void *argument)
{
    struct helper *helper = argument;
    int error;

    sched_after_switch();
    error = fd_install(helper->input, 0, false);
    if (error >= 0)
        error = exec_program(AT_FDCWD, helper->arguments, 0, &helper->strings);
    helper->error = error;
    helper->started = true;
    waitq_wake_all(&helper->wait);
    if (error)
        process_exit(0);
    arch_enter_user();
}

static bool has_started(void *argument)
{
    return ((const struct helper *)argument)->started;
}

static int make_strings(struct helper *helper, int signal)
{
    unsigned count = core_name_make_arguments(helper->arguments, PATH_MAX, signal);
    const char *at = helper->arguments;
    int error = count > 0 ? 0 : -ENOEXEC;

    helper->strings.limit = 2 * PATH_MAX;
    for (unsigned i = 0; i < count && !error; i++) {
        error = exec_strings_append_argument(&helper->strings, at);
        at += strlen(at) + 1;
    }
    return error;
}

/* Starts the program. The reader is its own from here on, also after an error. */
static int start(struct helper *helper)
{
    struct process *process;
    int error = spawn_process(helper_main, helper, &process);

    if (error) {
        file_put(helper->input);
        return error;
    }
    /* So that it does not dump core to itself: see coredump.c. */
    process->limits[RLIMIT_CORE] = (struct rlimit){ 1, 1 };
    task_wake(process->leader);
    waitq_wait(&helper->wait, has_started, helper, WAIT_UNINTERRUPTIBLE);
    return helper->error;
}

int core_pipe_open(int signal, struct file **out)
{
    struct helper helper = { .arguments = kmalloc(PATH_MAX) };
    int error = helper.arguments ? make_strings(&helper, signal) : -ENOMEM;

    waitq_init(&helper.wait);
    dumps_under_way++;
    if (!error && core_pipe_limit && dumps_under_way > core_pipe_limit)
        error = -EAGAIN;
    if (!error)
        error = pipe_create(0, &helper.input, out);
    if (!error) {
        error = start(&helper);
        if (error)
            file_put(*out);
    }
    if (error)
        dumps_under_way--;
    exec_strings_free(&helper.strings);
    kfree(helper.arguments);
    return error;
}

void core_pipe_close(struct file *file)
{
    if (core_pipe_limit)
        pipe_wait_unread(file);
    file_put(file);
    dumps_under_way--;
}
