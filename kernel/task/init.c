/* PID 1. */
#include "task/init.h"

#include "abi/fcntl.h"
#include "arch/arch.h"
#include "arch/boot_info.h"
#include "debug/debug.h"
#include "fs/file.h"
#include "lib/string.h"
#include "task/exec/exec.h"
#include "task/exec/exec_strings.h"
#include "task/process.h"
#include "task/sched/sched.h"
#include "task/spawn.h"
#include "task/task.h"

#define STRINGS_LIMIT 4096

static const char *const environment[] = {
    "HOME=/root",
    "PATH=/bin:/sbin:/usr/bin",
    "TERM=linux",
};

static int make_strings(struct exec_strings *strings, const char *path)
{
    int error;

    *strings = (struct exec_strings){ .limit = STRINGS_LIMIT };
    error = exec_strings_append_argument(strings, path);
    for (unsigned i = 0; !error && i < ARRAY_LENGTH(environment); i++)
        error = exec_strings_append_argument(strings, environment[i]);
    strings->argc = 1;
    strings->envc = ARRAY_LENGTH(environment);
    return error;
}

/* Descriptors 0, 1 and 2, as Linux gives them. A system without console must do without. */
static void open_console(void)
{
    struct file *file;

    if (file_open("/dev/console", O_RDWR | O_NOCTTY, 0, &file) != 0)
        return;
    for (int i = 0; i < 3; i++) {
        file_get(file);
        (void)fd_install(file, 0, false);
    }
    file_put(file);
}

static void init_main(void *unused)
{
    struct exec_strings strings;
    char path[256];
    int error;

    (void)unused;
    sched_after_switch();
    if (!boot_option("init", path, sizeof(path)) || !*path)
        strlcpy(path, "/sbin/init", sizeof(path));
    open_console();
    error = make_strings(&strings, path);
    if (!error)
        error = exec_program(AT_FDCWD, path, 0, &strings);
    exec_strings_free(&strings);
    if (error)
        fatal("cannot run %s (error %d): boot with the initramfs, or name a program by init=", path,
              -error);
    arch_enter_user();
}

void init_start(void)
{
    if (spawn_process(init_main, NULL, &init_process) != 0)
        fatal("not enough memory to start");
    assert(init_process->pid == 1);
    task_wake(init_process->leader);
}
