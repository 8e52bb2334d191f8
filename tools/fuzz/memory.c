/* Mappings whose contents are checked, and the exhaustion of all memory. */
#include "fuzz.h"
#include <sys/socket.h>
#include <sys/stat.h>

#define SLOTS 48

static char *window;
static unsigned char expected[SLOTS]; /* the byte a page begins and ends with */
static char readable[SLOTS], writable[SLOTS];

static void check_window(void)
{
    for (int i = 0; i < SLOTS; i++) {
        unsigned char *page = (unsigned char *)window + i * PAGE;

        if (readable[i] && (page[0] != expected[i] || page[PAGE - 1] != expected[i]))
            _exit(WRONG_CONTENTS);
    }
}

static void set_slots(int from, int count, int is_readable, int is_writable)
{
    memset(readable + from, is_readable, count);
    memset(writable + from, is_writable, count);
}

static void map_slots(int from, int count)
{
    char *at = window + from * PAGE;
    int kind = below(2) ? MAP_PRIVATE : MAP_SHARED;

    if (mmap(at, count * PAGE, PROT_READ | PROT_WRITE, MAP_FIXED | MAP_ANONYMOUS | kind, -1, 0) !=
        at)
        _exit(0);
    memset(expected + from, 0, count);
    set_slots(from, count, 1, kind == MAP_PRIVATE ? 1 : 2);
}

static void move_slots(int from, int count)
{
    int to = below(SLOTS - count + 1);
    char *at = window + to * PAGE;

    if (abs(to - from) < count)
        return;
    if (mremap(window + from * PAGE, count * PAGE, count * PAGE, MREMAP_MAYMOVE | MREMAP_FIXED,
               at) != at) { /* it may have unmapped what was there first */
        set_slots(to, count, 0, 0);
        return;
    }
    memcpy(expected + to, expected + from, count);
    memcpy(readable + to, readable + from, count);
    memcpy(writable + to, writable + from, count);
    set_slots(from, count, 0, 0);
}

static int is_mapped_alike(int from, int count)
{
    for (int i = from; i < from + count; i++)
        if (!readable[i] || writable[i] != writable[from])
            return 0;
    return 1;
}

static void fork_and_write(void)
{
    pid_t child = fork();
    int status;

    if (child < 0)
        return;
    for (int i = 0; !child && i < SLOTS; i++)
        if (writable[i] == 1) {
            expected[i] = i;
            memset(window + i * PAGE, i, PAGE);
        }
    check_window();
    if (!child)
        _exit(0);
    if (waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status))
        _exit(WRONG_CONTENTS);
}

void fuzz_memory(void)
{
    window = mmap(NULL, SLOTS * PAGE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (window == MAP_FAILED)
        return;
    for (int i = 0; i < 300; i++) {
        int from = below(SLOTS), count = 1 + below(SLOTS - from < 9 ? SLOTS - from : 9);
        char *at = window + from * PAGE;

        switch (below(8)) {
        case 0:
        case 1: map_slots(from, count); break;
        case 2:
            if (!munmap(at, count * PAGE))
                set_slots(from, count, 0, 0);
            break;
        case 3:
            if (is_mapped_alike(from, count))
                move_slots(from, count);
            break;
        case 4:
            if (is_mapped_alike(from, count) && !mprotect(at, count * PAGE, PROT_READ))
                set_slots(from, count, 1, 0);
            break;
        case 5:
            if (is_mapped_alike(from, count) && writable[from] == 1 &&
                !madvise(at, count * PAGE, MADV_DONTNEED))
                memset(expected + from, 0, count);
            break;
        case 6:
            if (!below(5))
                fork_and_write();
            break;
        default:
            for (int slot = from; slot < from + count; slot++)
                if (writable[slot])
                    memset(window + slot * PAGE, expected[slot] = next(), PAGE);
        }
        check_window();
    }
}

/* Takes more and more of what kernel memory is used for, until nothing is left of it. */
static void take_more(int i)
{
    static const struct timespec never = { 1000, 0 };
    struct itimerspec later = { never, never };
    union sigval value = { 0 };
    char name[32], *at;
    timer_t timer;
    int fds[2];

    switch (below(9)) {
    case 0:
    case 1:
        if (!pipe2(fds, O_NONBLOCK))
            while (write(fds[1], buffer, 2 * PAGE) > 0)
                ;
        break;
    case 2:
        if (!socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds))
            while (write(fds[1], buffer, 1 + below(2 * PAGE)) > 0)
                ;
        break;
    case 3:
        snprintf(name, sizeof name, "d%d", i);
        mkdir(name, 0777);
        strcat(name, "/f");
        if (write(open(name, O_RDWR | O_CREAT, 0666), buffer, 2 * PAGE) > 0)
            symlink(name, "s");
        break;
    case 4: sigqueue(getpid(), SIGRTMIN + below(30), value); break;
    case 5:
        if (!timer_create(CLOCK_MONOTONIC, NULL, &timer))
            timer_settime(timer, 0, &later, NULL);
        break;
    case 6: /* a page table each */
        at = mmap(NULL, 4 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (at != MAP_FAILED)
            at[PAGE * below(1024)] = at[2 << 20] = 1;
        break;
    case 7: /* a region each */
        at = mmap(NULL, 64 * PAGE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        for (int page = 0; at != MAP_FAILED && page < 64; page += 2)
            mprotect(at + page * PAGE, PAGE, PROT_READ);
        break;
    default: call_garbage(2);
    }
}

void fuzz_exhaustion(void)
{
    struct rlimit most = { 4096, 4096 };
    sigset_t all;

    setrlimit(RLIMIT_NOFILE, &most);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (int i = 0; i < 3; i++)
        if (fork() == 0)
            next();
    for (int i = 0; i < 600; i++)
        take_more(i);
    set_actions();
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    fuzz_threads();
}
