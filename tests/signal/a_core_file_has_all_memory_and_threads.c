/*
 * core(5): the memory segments hold what the program had in its variables, stack and anonymous
 * memory; one NT_PRSTATUS a thread.
 */
#include "support.h"
#include <elf.h>

static char marker[] = "marker in the data segment";
static char *core;
static size_t size;
static pthread_barrier_t barrier;

static void *wait_there(void *unused)
{
    pthread_barrier_wait(&barrier);
    for (;;)
        pause();
    return unused;
}

static void crash(void)
{
    struct rlimit unlimited = { RLIM_INFINITY, RLIM_INFINITY };
    char on_stack[40] = "marker on the ";
    pthread_attr_t attributes;
    pthread_t thread;
    char *anonymous = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    setrlimit(RLIMIT_CORE, &unlimited);
    strcat(on_stack, "stack");
    snprintf(anonymous, 100, "marker in %s memory", "anonymous");
    marker[0] = 'M';
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_barrier_init(&barrier, NULL, 4);
    for (int i = 0; i < 3; i++)
        pthread_create(&thread, &attributes, wait_there, NULL);
    pthread_barrier_wait(&barrier);
    __asm__ volatile("ud2" :: "r"(on_stack), "r"(anonymous), "r"(marker) : "memory");
}

static int count_threads(void)
{
    Elf64_Ehdr *header = (Elf64_Ehdr *)core;
    Elf64_Phdr *segment = (Elf64_Phdr *)(core + header->e_phoff);
    int count = 0;

    while (segment->p_type != PT_NOTE)
        segment++;
    for (size_t at = segment->p_offset; at < segment->p_offset + segment->p_filesz;) {
        Elf64_Nhdr *note = (Elf64_Nhdr *)(core + at);

        count += note->n_type == NT_PRSTATUS;
        at += sizeof *note + ((note->n_namesz + 3) & ~3u) + ((note->n_descsz + 3) & ~3u);
    }
    return count;
}

int main(void)
{
    char pattern[256];
    struct rlimit limit;
    struct stat file;
    int status;

    getrlimit(RLIMIT_CORE, &limit);
    if (read_whole_file("/proc/sys/kernel/core_pattern", pattern, sizeof pattern) < 0
        || strcmp(pattern, "core\n") != 0 || limit.rlim_max != RLIM_INFINITY)
        skip_all("core_pattern is not plain or the core limit is not infinite");
    enter_scratch_dir(0777);
    status = run_child(crash);
    ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGILL && WCOREDUMP(status), "it dumps core");
    if (stat("core", &file) == 0)
        size = file.st_size;
    core = mmap(NULL, size, PROT_READ, MAP_PRIVATE, open("core", O_RDONLY), 0);
    if (!ok(size > 10000 && core != MAP_FAILED, "the core can be mapped"))
        return done_testing();
    ok(memmem(core, size, "Marker in the data segment", 26), "a variable is in it as it was last");
    ok(memmem(core, size, "marker on the stack", 19), "the stack is in it");
    ok(memmem(core, size, "marker in anonymous memory", 26), "anonymous memory is in it");
    is_int(count_threads(), 4, "there is one NT_PRSTATUS for each of four threads");
    return done_testing();
}
