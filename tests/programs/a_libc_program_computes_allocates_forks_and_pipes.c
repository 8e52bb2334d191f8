/* What ordinary static programs do, in bulk; tests/musl/ builds the same file with musl. */
#include <immintrin.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/wait.h>

#include "tap.h"

enum { NUMBERS = 1 << 16, CHUNK = 1 << 20, CHUNKS = 64, FORKS = 1000, PIPE_BYTES = 1 << 20 };

static uint32_t numbers[NUMBERS] __attribute__((aligned(32)));

__attribute__((target("avx2"))) static uint32_t sum_avx2(void)
{
    __m256i sum = _mm256_setzero_si256();
    uint32_t lanes[8], total = 0;

    for (int i = 0; i < NUMBERS; i += 8)
        sum = _mm256_add_epi32(sum, _mm256_mullo_epi32(*(__m256i *)(numbers + i),
                                                       *(__m256i *)(numbers + i)));
    _mm256_storeu_si256((__m256i *)lanes, sum);
    for (int i = 0; i < 8; i++)
        total += lanes[i];
    return total;
}

static uint32_t sum_plain(void)
{
    uint32_t total = 0;

    for (int i = 0; i < NUMBERS; i++)
        total += numbers[i] * numbers[i];
    return total;
}

/* Both ways where the CPU has AVX2, with a fork between, so that the state is switched too. */
static void compute(void)
{
    bool same = true;

    for (int i = 0; i < NUMBERS; i++)
        numbers[i] = i * 2654435761u;
    for (int round = 0; round < 20; round++)
        same &= !__builtin_cpu_supports("avx2") || sum_avx2() == sum_plain();
    ok(same, "vector and plain sums are equal");
}

static void allocate(void)
{
    unsigned char *chunks[CHUNKS];
    bool intact = true;

    for (int i = 0; i < CHUNKS; i++) {
        chunks[i] = malloc(CHUNK);
        if (chunks[i])
            memset(chunks[i], i + 1, CHUNK);
        else
            intact = false;
    }
    for (int i = 0; i < CHUNKS && intact; i++) {
        for (int at = 0; at < CHUNK; at += 4096)
            intact &= chunks[i][at] == i + 1;
        intact &= chunks[i][CHUNK - 1] == i + 1;
    }
    ok(intact, "64 MiB of malloc keep what was written");
    for (int i = 0; i < CHUNKS; i++)
        free(chunks[i]);
}

static void fork_often(void)
{
    int good = 0;

    for (int i = 0; i < FORKS; i++) {
        pid_t pid = fork();
        int status;

        if (pid == 0)
            _exit(i % 200);
        if (pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
            WEXITSTATUS(status) == i % 200)
            good++;
    }
    is_int(good, FORKS, "a thousand children end with their status");
}

static void write_numbers(int fd)
{
    unsigned char block[1000];
    int sent = 0;

    while (sent < PIPE_BYTES) {
        int size = PIPE_BYTES - sent < (int)sizeof block ? PIPE_BYTES - sent : (int)sizeof block;

        for (int i = 0; i < size; i++)
            block[i] = (sent + i) * 31 >> 3;
        if (write(fd, block, size) != size)
            _exit(1);
        sent += size;
    }
    _exit(0);
}

static void pass_through_a_pipe(void)
{
    unsigned char block[4096];
    int ends[2], got = 0, status = -1;
    bool right = true;
    ssize_t size;

    if (!ok(pipe(ends) == 0, "pipe"))
        return;
    if (fork() == 0)
        write_numbers(ends[1]);
    close(ends[1]);
    while ((size = read(ends[0], block, sizeof block)) > 0) {
        for (int i = 0; i < size; i++)
            right &= block[i] == (unsigned char)((got + i) * 31 >> 3);
        got += size;
    }
    wait(&status);
    is_int(got, PIPE_BYTES, "1 MiB comes through a pipe");
    ok(right && status == 0, "each byte is right");
}

int main(void)
{
    compute();
    allocate();
    fork_often();
    pass_through_a_pipe();
    return done_testing();
}
