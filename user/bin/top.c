/* top [-b] [-d seconds] [-n count]: processes by the processor time they use. q ends it. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "../lib/err.h"
#include "../lib/names.h"
#include "../lib/procinfo.h"
#include "../lib/text.h"

struct row {
    struct procinfo info;
    unsigned long long used; /* ticks since the last picture */
};

static int batch;
static const char *line_end = "\033[K\n"; /* clears what the last picture left there */
static struct termios before;

static void restore_terminal(void)
{
    tcsetattr(0, TCSADRAIN, &before);
}

static void take_terminal(void)
{
    struct termios raw;

    if (batch || tcgetattr(0, &before) != 0)
        return;
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    tcsetattr(0, TCSADRAIN, &raw);
    atexit(restore_terminal);
}

static int compare(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->used != b->used)
        return a->used < b->used ? 1 : -1;
    return a->info.pid < b->info.pid ? -1 : 1;
}

static unsigned long long total(const struct procinfo *info)
{
    return info->utime + info->stime;
}

static unsigned long long total_before(const struct procinfo *old, unsigned long count, pid_t pid)
{
    for (unsigned long i = 0; i < count; i++)
        if (old[i].pid == pid)
            return total(&old[i]);
    return 0;
}

static void print_head(const struct procinfo *all, unsigned long count)
{
    unsigned long running = 0, stopped = 0, zombies = 0;
    char used[TEXT_SIZE], memory[TEXT_SIZE];
    long long size = procinfo_memory("MemTotal"), unused = procinfo_memory("MemFree");
    long up = (long)procinfo_uptime();

    for (unsigned long i = 0; i < count; i++) {
        running += all[i].state == 'R';
        stopped += all[i].state == 'T';
        zombies += all[i].state == 'Z';
    }
    printf("up %ld:%02ld:%02ld, %lu processes: %lu running, %lu stopped, %lu zombies%s", up / 3600,
           up / 60 % 60, up % 60, count, running, stopped, zombies, line_end);
    printf("memory: %s of %s used%s%s",
           text_human((unsigned long long)(size - unused) * 1024, used),
           text_human((unsigned long long)size * 1024, memory), line_end, line_end);
    printf("%5s %-8s %c %5s %7s %8s %s%s", "PID", "USER", 'S', "%CPU", "RSS", "TIME", "COMMAND",
           line_end);
}

static void print_row(const struct row *row, double seconds, int width)
{
    long ticks = sysconf(_SC_CLK_TCK);
    char user[NAMES_SIZE], size[TEXT_SIZE];
    unsigned long long time = total(&row->info) * 100 / (unsigned long)ticks;

    printf("%5d %-8s %c %5.1f %7s %5llu.%02llu %.*s%s", (int)row->info.pid,
           names_of_uid(row->info.uid, user), row->info.state,
           seconds > 0 ? (double)row->used * 100 / (double)ticks / seconds : 0.0,
           text_human(row->info.resident, size), time / 100, time % 100,
           width > 42 ? width - 42 : 1, row->info.command, line_end);
}

static void print_all(const struct procinfo *all, unsigned long count, const struct procinfo *old,
                      unsigned long old_count, double seconds)
{
    struct row *rows = err_malloc((count + 1) * sizeof *rows);
    struct winsize size;
    unsigned long shown = count;
    int width = 80;

    for (unsigned long i = 0; i < count; i++) {
        rows[i].info = all[i];
        rows[i].used = total(&all[i]) - total_before(old, old_count, all[i].pid);
    }
    if (count > 0)
        qsort(rows, count, sizeof *rows, compare);
    if (!batch && ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_row > 6) {
        shown = shown < size.ws_row - 5u ? shown : size.ws_row - 5u;
        width = size.ws_col;
    }
    if (!batch)
        fputs("\033[H", stdout);
    print_head(all, count);
    for (unsigned long i = 0; i < shown; i++)
        print_row(&rows[i], seconds, width);
    if (!batch)
        fputs("\033[J", stdout);
    fflush(stdout);
    free(rows);
}

/* Waits for the next picture; whether to end. */
static int wait_key(const struct timespec *delay)
{
    struct pollfd fd = { .fd = 0, .events = POLLIN };
    char key;

    if (batch)
        return nanosleep(delay, NULL) != 0;
    int milliseconds = (int)(delay->tv_sec * 1000 + delay->tv_nsec / 1000000);
    return poll(&fd, 1, milliseconds) > 0 && (read(0, &key, 1) <= 0 || key == 'q');
}

int main(int argc, char **argv)
{
    struct timespec delay = { 2, 0 }, now, last = { 0, 0 };
    struct procinfo *old = NULL;
    unsigned long old_count = 0;
    long long pictures = -1;
    int option;

    err_start(argv);
    while ((option = getopt(argc, argv, "bd:n:")) != -1) {
        if (option == '?')
            err_usage("[-b] [-d seconds] [-n count]");
        if (option == 'b') {
            batch = 1;
            line_end = "\n";
        }
        if (option == 'd' && text_duration(optarg, &delay) != 0)
            err_exit(1, "%s: bad time", optarg);
        if (option == 'n' && text_number(optarg, &pictures) != 0)
            err_exit(1, "%s: bad number", optarg);
    }
    take_terminal();
    if (!batch)
        fputs("\033[2J", stdout);
    for (;;) {
        unsigned long count;
        struct procinfo *all = procinfo_all(&count);
        if (all == NULL)
            err_die(1, "/proc");
        clock_gettime(CLOCK_MONOTONIC, &now);
        double seconds = old == NULL ? procinfo_uptime()
                                     : (double)(now.tv_sec - last.tv_sec) +
                                           (double)(now.tv_nsec - last.tv_nsec) / 1e9;
        print_all(all, count, old, old_count, seconds);
        free(old);
        old = all;
        old_count = count;
        last = now;
        if ((pictures > 0 && --pictures == 0) || wait_key(&delay))
            err_finish(0);
    }
}
