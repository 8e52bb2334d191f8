/*
 * proc(5): oom_score_adj takes -1000 to 1000, counts towards oom_score and goes to children.
 */
#include "tap.h"
#include <fcntl.h>
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
        _exit(load("/proc/self/oom_score_adj") == 300 ? 0 : 1);
    is_int(waitpid(child, &status, 0) == child ? status : -1, 0, "a child inherits it");
    return done_testing();
}
