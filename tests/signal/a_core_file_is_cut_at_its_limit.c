/*
 * getrlimit(2), RLIMIT_CORE: "When 0 no core dump files are created. When nonzero, larger dumps are
 * truncated to this size." Less than a page is as good as nothing; holes do not count.
 */
#include "core.h"

#define HUGE (64L << 20)

static rlim_t limit, file_limit = RLIM_INFINITY;

static void crash(void)
{
    struct rlimit most = { file_limit, file_limit };
    char *memory = mmap(NULL, HUGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    memory[0] = memory[HUGE - 1] = 1;
    limit_core(limit);
    setrlimit(RLIMIT_FSIZE, &most);
    dump_core();
}

static struct stat file;

/* Whether WCOREDUMP is set; `file` tells of the core file, or has a size of -1. */
static int dumps(rlim_t bytes)
{
    int status;

    unlink("core");
    limit = bytes;
    status = run_child(crash);
    if (stat("core", &file) < 0)
        file.st_size = -1;
    return WIFSIGNALED(status) && WCOREDUMP(status);
}

int main(void)
{
    need_core_files();
    ok(!dumps(0) && file.st_size == -1, "no core file with a limit of 0");
    ok(!dumps(1) && file.st_size == -1, "none with a limit of 1");
    ok(!dumps(4095) && file.st_size == -1, "none with less than a page");
    ok(dumps(4096), "with a page there is one, says WCOREDUMP");
    ok(file.st_size > 0 && file.st_size <= 4096, "of a page at most");
    ok(dumps(30000), "and with 30,000 bytes");
    ok(read_core("core") && memcmp(core, ELFMAG, SELFMAG) == 0, "which begins as it should");
    ok(file.st_blocks * 512 <= 32768, "and is cut");
    ok(dumps(4 << 20), "with four mebibytes");
    ok(file.st_size > HUGE, "memory that was not touched is a hole, so all of it fits");
    ok(file.st_blocks * 512 <= 4 << 20, "in no more than four mebibytes");
    file_limit = 8192;
    ok(dumps(RLIM_INFINITY) && file.st_size > 0, "RLIMIT_FSIZE makes none impossible");
    ok(file.st_size <= 8192, "but cuts it");
    file_limit = 0;
    ok(dumps(RLIM_INFINITY) && file.st_size == 0, "even to nothing");
    return done_testing();
}
