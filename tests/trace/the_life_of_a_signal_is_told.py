"""Each thing that can happen to a signal is an event of /dev/trace."""

from tap import compile_static, done, has, same, vm

# Prints "== NAME" and behind it the events of each case; ids are replaced by "parent" and "child".
SOURCE = r"""
#include "support.h"

static int trace;
static pid_t child = -1;

static void begin(const char *name)
{
    printf("== %s\n", name);
    lseek(trace, 0, SEEK_END);
}

static void print_word(const char *word)
{
    static const char *const ids[] = { "target", "thread", "process", "sender" };
    size_t length = strcspn(word, "=");
    int number = atoi(word + length + 1);

    for (int i = 0; i < 4; i++) {
        if (strncmp(word, ids[i], length) == 0 && (number == getpid() || number == child)) {
            printf(" %s=%s", ids[i], number == child ? "child" : "parent");
            return;
        }
    }
    printf(" %s", word);
}

/* Prints what happened since begin(), without time, CPU and thread. */
static void end(void)
{
    static char text[65536];
    size_t length = 0;
    ssize_t count;

    while ((count = read(trace, text + length, sizeof text - 1 - length)) > 0)
        length += count;
    text[length] = '\0';
    for (char *save, *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        char *rest, *word = strtok_r(line, " ", &rest);

        for (int i = 0; word && i < 3; i++)
            word = strtok_r(NULL, " ", &rest);
        printf("%s", word);
        while ((word = strtok_r(NULL, " ", &rest)))
            print_word(word);
        printf("\n");
    }
    fflush(stdout);
}

static void nothing(int signal) { (void)signal; }

static void catch(int signal, int flags)
{
    struct sigaction action = { .sa_handler = nothing, .sa_flags = flags };
    sigaction(signal, &action, NULL);
}

static void change_mask(int how, int signal)
{
    sigset_t set;

    sigemptyset(&set);
    sigaddset(&set, signal);
    sigprocmask(how, &set, NULL);
}

static int ready[2], data[2];

static void read_in_child(void)
{
    char byte;

    close(data[1]);
    write(ready[1], "r", 1);
    if (read(data[0], &byte, 1) < 0)
        _exit(errno == EINTR ? 1 : 2);
}

static void pause_in_child(void) { write(ready[1], "r", 1); for (;;) pause(); }

static void start(void (*body)(void))
{
    char byte;

    pipe(ready);
    pipe(data);
    fflush(stdout);
    child = start_child(body);
    read(ready[0], &byte, 1);
    close(data[0]);
    wait_until_asleep(child);
}

static void stop_itself(void) { setsid(); raise(SIGTSTP); }
static void crash(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){ RLIM_INFINITY, RLIM_INFINITY });
    chdir("/tmp");
    raise(SIGQUIT);
}

static void case_self(void)
{
    catch(SIGUSR1, 0);
    begin("handled"); raise(SIGUSR1); end();
    signal(SIGUSR1, SIG_IGN);
    begin("ignored"); kill(getpid(), SIGUSR1); end();
    signal(SIGUSR1, SIG_DFL);
    change_mask(SIG_BLOCK, SIGUSR1);
    begin("coalesced"); kill(getpid(), SIGUSR1); kill(getpid(), SIGUSR1); end();
    begin("discarded by SIG_IGN"); signal(SIGUSR1, SIG_IGN); end();
    change_mask(SIG_BLOCK, SIGTSTP);
    kill(getpid(), SIGTSTP);
    begin("contrary"); kill(getpid(), SIGCONT); end();
    change_mask(SIG_UNBLOCK, SIGTSTP);
    change_mask(SIG_BLOCK, SIGRTMIN);
    begin("sigwait");
    sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 1 });
    sigset_t set; sigemptyset(&set); sigaddset(&set, SIGRTMIN);
    sigwaitinfo(&set, NULL);
    end();
    setrlimit(RLIMIT_SIGPENDING, &(struct rlimit){ 0, 1000 });
    begin("full"); sigqueue(getpid(), SIGRTMIN, (union sigval){ .sival_int = 1 }); end();
    setrlimit(RLIMIT_SIGPENDING, &(struct rlimit){ 1000, 1000 });
    begin("timer"); alarm(1); catch(SIGALRM, 0); pause(); end();
}

static void case_child(void)
{
    catch(SIGUSR2, 0);
    start(read_in_child);
    begin("interrupted"); kill(child, SIGUSR2); wait_for(child); end();
    catch(SIGUSR2, SA_RESTART);
    start(read_in_child);
    begin("restarted"); kill(child, SIGUSR2); wait_until_asleep(child); write(data[1], "x", 1);
    wait_for(child); end();

    start(pause_in_child);
    begin("stopped"); kill(child, SIGSTOP); waitpid(child, NULL, WUNTRACED); end();
    begin("continued"); kill(child, SIGCONT); waitpid(child, NULL, WCONTINUED);
    wait_until_asleep(child); end();
    begin("killed"); kill(child, SIGKILL); waitid(P_PID, child, NULL, WEXITED | WNOWAIT); end();
    begin("zombie"); kill(child, SIGTERM); wait_for(child); end();

    pipe(data);
    child = fork();
    if (child == 0) { char byte; read(data[0], &byte, 1); stop_itself(); _exit(0); }
    begin("orphaned"); write(data[1], "x", 1); wait_for(child); end();
    child = fork();
    if (child == 0) { char byte; read(data[0], &byte, 1); crash(); _exit(0); }
    begin("core"); write(data[1], "x", 1); wait_for(child); end();
}

int main(void)
{
    trace = open("/dev/trace", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (trace < 0)
        return 1;
    case_self();
    case_child();
    return 0;
}
"""

run = vm(compile_static(SOURCE, flags=("-Itests",)), stdin=None)
same(run.status, 0, "the program that makes the signals ends well")
cases = {part.split("\n")[0]: part.split("\n")[1:-1] for part in run.out.split("== ")[1:]}


def events(case):
    """The names of a case's events, without those of SIGCHLD and of what follows from it."""
    return [line.split()[0] for line in cases.get(case, []) if "CHLD" not in line]


def told(case, expected):
    same(" ".join(events(case)), expected, f"{case}: {expected}")


told("handled", "generated queued chosen dequeued frame handler sigreturn")
has(cases["handled"][0], "target=parent signal=10(USR1) code=-6(TKILL) sender=parent private=1",
    "a signal's generation tells target, signal, code, sender and scope")
has(cases["handled"][2], "chosen thread=parent signal=10(USR1)", "which thread was chosen")
has(cases["handled"][3], "process=parent signal=10(USR1) code=-6(TKILL)", "what was dequeued")
has(cases["handled"][4], "frame signal=10(USR1) sp=0x7f", "where the frame is")
has(cases["handled"][5], "mask=0x200", "the mask of the handler")
has(cases["handled"][6], "mask=0", "the mask that sigreturn restores")
told("ignored", "generated discarded")
has(cases["ignored"][1], "reason=1(ignored)", "the reason is that it is ignored")
told("coalesced", "generated queued generated coalesced")
told("discarded by SIG_IGN", "discarded")
told("contrary", "generated discarded discarded")
has(cases["contrary"][1], "signal=20(TSTP) reason=5(contrary)", "SIGCONT discards a pending stop")
told("sigwait", "generated queued dequeued")
has(cases["sigwait"][0], "signal=34(RT2) code=-1(QUEUE) sender=parent", "sigqueue has its code")
told("full", "generated discarded")
has(cases["full"][1], "reason=3(full)", "the reason is the limit of the queue")
has(cases["timer"][0], "signal=14(ALRM) code=128(KERNEL) sender=0", "the kernel is sender 0")
told("interrupted", "generated queued chosen woken dequeued interrupted frame handler sigreturn exit reaped")
has("\n".join(cases["interrupted"]), "interrupted call=0(read)", "the call is named")
told("restarted", "generated queued chosen woken dequeued restarted frame handler sigreturn exit reaped")
has("\n".join(cases["restarted"]), "restarted call=0(read)", "so is a restarted one")
told("stopped", "generated queued chosen woken dequeued stopping stopped")
told("continued", "generated continued discarded restarted")
has("\n".join(cases["stopped"]), "stopped process=child signal=19(STOP)", "who stopped, and why")
has("\n".join(cases["continued"]), "continued process=child", "who was continued")
told("killed", "generated queued chosen fatal woken exit")
has("\n".join(cases["killed"]), "fatal process=child signal=9(KILL) core=0", "the killer is named")
told("zombie", "generated discarded reaped")
has(cases["zombie"][1], "reason=2(exiting)", "the reason is that the process has ended")
told("orphaned", "generated queued chosen dequeued discarded exit reaped")
has("\n".join(cases["orphaned"]), "reason=4(orphaned)", "the reason is the orphaned group")
told("core", "generated queued chosen dequeued core fatal exit reaped")
has("\n".join(cases["core"]), "core process=child bytes=", "the core's size is told")
has("\n".join(cases["core"]), "fatal process=child signal=3(QUIT) core=1", "that it dumped core")
has("\n".join(cases["core"]), "status=0x83 last=1", "the exit tells the wait status")
has("\n".join(cases["core"]), "reaped process=child", "and its parent's wait")
done()
