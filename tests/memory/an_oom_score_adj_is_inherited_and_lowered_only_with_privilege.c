/*
 * proc(5): oom_score_adj takes -1000 to 1000, goes to children, and is not lowered without
 * CAP_SYS_RESOURCE below what that set last.
 */
#include "tap.h"
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>

static int store(const char *text)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY);
    int error = write(fd, text, strlen(text)) < 0 ? errno : 0;

    close(fd);
    return error;
}

static int load(const char *path)
{
    char text[32] = "";
    int fd = open(path, O_RDONLY);

    if (read(fd, text, sizeof text - 1) < 0)
        text[0] = '\0';
    close(fd);
    return atoi(text);
}

static int unprivileged(void)
{
    /* Dumpable again, or its files in /proc stay root's. */
    if (setresuid(1000, 1000, 1000) || prctl(PR_SET_DUMPABLE, 1))
        return 1;
    if (load("/proc/self/oom_score_adj") != 300)
        return 2;
    if (store("299") != EACCES)
        return 3;
    if (store("400") || store("300") || load("/proc/self/oom_score_adj") != 300)
        return 4;
    return 0;
}

int main(void)
{
    int status, score;
    pid_t child;

    if (geteuid() != 0)
        skip_all("needs root");
    ok(!store("300\n"), "300 is stored");
    score = load("/proc/self/oom_score");
    ok(!store("500") && load("/proc/self/oom_score") > score, "more of it is a higher score");
    ok(!store("300"), "root lowers it");
    is_int(store("1001"), EINVAL, "1001 is too much");
    is_int(store("-1001"), EINVAL, "-1001 is too little");
    is_int(store("much"), EINVAL, "a word is no number");
    child = fork();
    if (!child)
        _exit(unprivileged());
    ok(waitpid(child, &status, 0) == child, "a child without privilege ended");
    is_int(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0,
           "it inherited 300, may raise it and lower it to 300, but no further");
    return done_testing();
}
