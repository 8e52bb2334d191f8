/* find's actions: -prune, -print, -delete, -exec. All but -prune take the place of the -print
 * that stands at the end of an expression without one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../lib/err.h"
#include "find.h"

enum { BATCH_MAX = 1000 };

static struct test *batches[16];
static int batch_total;

static int run_prune(struct test *test, struct visit *visit)
{
    (void)test;
    visit->pruned = 1;
    return 1;
}

static int run_print(struct test *test, struct visit *visit)
{
    printf("%s%c", visit->path, test->letter);
    return 1;
}

static int run_delete(struct test *test, struct visit *visit)
{
    (void)test;
    if (strcmp(visit->path, ".") == 0)
        return 1;
    if ((S_ISDIR(visit->st.st_mode) ? rmdir : unlink)(visit->path) == 0)
        return 1;
    err_warn(visit->path);
    find.status = 1;
    return 0;
}

static int run_command(char **argv)
{
    int wait_status = 0;

    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0)
        err_die(1, "fork");
    if (pid == 0) {
        execvp(argv[0], argv);
        err_warn(argv[0]);
        _exit(127);
    }
    while (waitpid(pid, &wait_status, 0) < 0 && errno == EINTR)
        continue;
    return wait_status == 0;
}

static void run_batch(struct test *test)
{
    if (test->batch_count == 0)
        return;
    char **argv = err_malloc((unsigned)(test->words + test->batch_count) * sizeof *argv);
    memcpy(argv, test->command, (unsigned)(test->words - 1) * sizeof *argv);
    memcpy(argv + test->words - 1, test->batch, (unsigned)test->batch_count * sizeof *argv);
    argv[test->words - 1 + test->batch_count] = NULL;
    if (!run_command(argv))
        find.status = 1;
    while (test->batch_count > 0)
        free(test->batch[--test->batch_count]);
    free(argv);
}

static int run_exec(struct test *test, struct visit *visit)
{
    if (test->batched) {
        test->batch[test->batch_count++] = err_strdup(visit->path);
        if (test->batch_count == BATCH_MAX)
            run_batch(test);
        return 1;
    }
    char **argv = err_malloc((unsigned)(test->words + 1) * sizeof *argv);
    for (int i = 0; i < test->words; i++)
        argv[i] = strcmp(test->command[i], "{}") == 0 ? (char *)visit->path : test->command[i];
    argv[test->words] = NULL;
    int result = run_command(argv);
    free(argv);
    return result;
}

void action_finish(void)
{
    for (int i = 0; i < batch_total; i++)
        run_batch(batches[i]);
}

static void parse_exec(struct test *test)
{
    test->command = find.next;
    while (*find.next != NULL && strcmp(*find.next, ";") != 0 &&
           !(strcmp(*find.next, "+") == 0 && find.next > test->command &&
             strcmp(find.next[-1], "{}") == 0))
        find.next++;
    if (*find.next == NULL || find.next == test->command)
        err_exit(1, "-exec: no ; or {} + at its end");
    test->words = (int)(find.next - test->command);
    test->batched = **find.next == '+';
    find.next++;
    if (!test->batched)
        return;
    test->batch = err_malloc(BATCH_MAX * sizeof(char *));
    if (batch_total == sizeof batches / sizeof *batches)
        err_exit(1, "too many -exec");
    batches[batch_total++] = test;
}

struct test *action_parse(const char *name)
{
    struct test *test;

    if (strcmp(name, "-prune") == 0)
        return test_new(run_prune);
    if (strcmp(name, "-print") == 0 || strcmp(name, "-print0") == 0) {
        test = test_new(run_print);
        test->letter = name[6] == '0' ? '\0' : '\n';
    } else if (strcmp(name, "-delete") == 0) {
        test = test_new(run_delete);
        find.depth_first = 1;
    } else if (strcmp(name, "-exec") == 0) {
        test = test_new(run_exec);
        parse_exec(test);
    } else {
        return NULL;
    }
    find.has_action = 1;
    return test;
}
