/* The picture on the terminal, or as plain text: see sigtop.h. */
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "../lib/procinfo.h"
#include "../lib/signame.h"
#include "sigtop.h"

/* ---- Sets as text ---------------------------------------------------------------------------- */

/* Appends as many names of the set as fit, then "+N" for the others. mark goes behind each name. */
static void set_append(unsigned long long set, const char *mark, char *text, size_t width)
{
    size_t length = strlen(text);
    char buffer[SIGNAME_SIZE], word[SIGNAME_SIZE + 4];

    for (int left = __builtin_popcountll(set); left > 0; left--, set &= set - 1) {
        const char *name = signame_of(__builtin_ctzll(set) + 1, buffer);
        size_t rest = left > 1 ? 4 : 0; /* " +63" must still fit */

        snprintf(word, sizeof word, "%s%s%s", length > 0 && text[length - 1] != '~' ? " " : "",
                 name, mark);
        if (length + strlen(word) + rest > width) {
            snprintf(text + length, width + 1 - length, "%s+%d", length > 0 ? " " : "", left);
            return;
        }
        length += (size_t)sprintf(text + length, "%s", word);
    }
}

/* "INT TERM", "-" for none, "~KILL STOP" for all but these; own pending ones as "USR1*". */
static const char *set_text(unsigned long long own, unsigned long long set, char *text,
                            size_t width)
{
    text[0] = '\0';
    set_append(own, "*", text, width);
    if (__builtin_popcountll(set) > 32) {
        strcat(text, "~");
        set = ~set;
    }
    set_append(set, "", text, width);
    return *text != '\0' ? text : "-";
}

/* ---- Lines ----------------------------------------------------------------------------------- */

enum { TASK_HEAD = 21, LINE_MAX_SIZE = 512 };

static int batch, colour;
static int screen_width = 80, screen_rows;

static void paint(const char *code)
{
    if (colour)
        printf("\033[%sm", code);
}

/* One line, cut to the screen; on a terminal what stood there before goes. */
static void print_line(const char *code, const char *text)
{
    paint(code);
    printf("%.*s", screen_width - 1, text);
    paint("0");
    fputs(batch ? "\n" : "\033[K\r\n", stdout);
}

static size_t set_width(void)
{
    return (size_t)(screen_width - 1 - TASK_HEAD - 3) / 4;
}

static void print_task(const struct task *task)
{
    size_t width = set_width();
    char pending[LINE_MAX_SIZE], blocked[LINE_MAX_SIZE], ignored[LINE_MAX_SIZE],
        line[LINE_MAX_SIZE];
    char caught[LINE_MAX_SIZE];
    int first = task->tid == task->tgid;

    snprintf(line, sizeof line, "%5d %c %-12.12s %-*s %-*s %-*s %s", task->tid, task->state,
             task->name, (int)width, set_text(task->own, first ? task->shared : 0, pending, width),
             (int)width, set_text(0, task->blocked, blocked, width), (int)width,
             first ? set_text(0, task->ignored, ignored, width) : "",
             first ? set_text(0, task->caught, caught, width) : "");
    print_line(task->own | task->shared ? "33" : task->state == 'T' ? "36" : "0", line);
}

static void print_flow(const struct flow *flow)
{
    char line[LINE_MAX_SIZE], buffer[SIGNAME_SIZE];
    const char *name = signame_of(flow->signal, buffer);
    int is_death = strcmp(flow->outcome, "killed it") == 0;

    snprintf(line, sizeof line, "%6lu %-15s %-8s %-15s %s%s%s", flow->count, flow->from,
             name != NULL ? name : "?", flow->to, flow->outcome, *flow->call != '\0' ? ", " : "",
             flow->call);
    print_line(is_death ? "31" : strcmp(flow->outcome, "handler") == 0 ? "32" : "0", line);
}

static void measure_screen(void)
{
    struct winsize size;

    screen_width = 80;
    screen_rows = 0;
    if (!batch && ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_row > 8 && size.ws_col >= 60) {
        screen_width = size.ws_col < LINE_MAX_SIZE ? size.ws_col : LINE_MAX_SIZE - 1;
        screen_rows = size.ws_row;
    }
}

/* How many of each fit: the tasks get what the flows leave, but at least half. */
static void share_rows(size_t *task_rows, size_t *flow_rows)
{
    size_t room = (size_t)screen_rows - 5;

    if (screen_rows == 0)
        return;
    if (*task_rows + *flow_rows > room && *task_rows > room / 2)
        *task_rows = *flow_rows <= room / 2 ? room - *flow_rows : room / 2;
    if (*flow_rows > room - *task_rows)
        *flow_rows = room - *task_rows;
}

static void draw_heads_up(size_t task_count, const struct flows *flows)
{
    long up = (long)procinfo_uptime();
    char line[LINE_MAX_SIZE];

    snprintf(line, sizeof line, "sigtop: up %ld:%02ld:%02ld, %zu tasks, %lu signals sent%s",
             up / 3600, up / 60 % 60, up % 60, task_count, flows->signals,
             batch ? "" : "; q quits");
    if (flows->lost > 0)
        snprintf(line + strlen(line), sizeof line - strlen(line), "; %lu events lost", flows->lost);
    print_line("1", line);
}

void picture_draw(const struct task *tasks, size_t task_count, const struct flows *flows, int plain)
{
    size_t task_rows = task_count, flow_rows = flows->count;
    char line[LINE_MAX_SIZE];

    batch = plain;
    colour = !plain && isatty(1);
    measure_screen();
    share_rows(&task_rows, &flow_rows);
    fputs(batch ? "" : "\033[H", stdout);
    draw_heads_up(task_count, flows);
    int width = (int)set_width();
    snprintf(line, sizeof line, "%5s S %-12s %-*s %-*s %-*s %s", "TID", "NAME", width,
             "PENDING *own", width, "BLOCKED", width, "IGNORED", "CAUGHT");
    print_line("7", line);
    for (size_t i = 0; i < task_rows; i++)
        print_task(&tasks[i]);
    print_line("0", "");
    snprintf(line, sizeof line, "%6s %-15s %-8s %-15s %s", "COUNT", "FROM", "SIGNAL", "TO",
             "THE LAST ONE CAME TO");
    print_line("7", line);
    for (size_t i = 0; i < flow_rows; i++)
        print_flow(&flows->all[i]);
    fputs(batch ? "\n" : "\033[J", stdout);
    fflush(stdout);
}
