/*
 * POSIX, write(): "Write requests of {PIPE_BUF} bytes or less shall not be interleaved with data
 * from other processes doing writes on the same pipe."
 */
#include "support.h"

#define WRITERS 4
#define RECORDS 40

static int fds[2];
static int number;

static void write_records(void)
{
    char record[PIPE_BUF];

    close(fds[0]);
    memset(record, 'A' + number, sizeof record);
    for (int i = 0; i < RECORDS; i++)
        if (write(fds[1], record, sizeof record) != (ssize_t)sizeof record)
            _exit(1);
}

int main(void)
{
    int counts[WRITERS] = { 0 }, torn = 0, in_record = 0;
    char buffer[3000], current = 0;
    ssize_t n;

    make_pipe(fds);
    for (number = 0; number < WRITERS; number++)
        start_child(write_records);
    close(fds[1]);
    while ((n = read(fds[0], buffer, sizeof buffer)) > 0) {
        for (ssize_t i = 0; i < n; i++) {
            if (in_record == 0) {
                current = buffer[i];
                counts[current - 'A']++;
            }
            torn += buffer[i] != current;
            in_record = (in_record + 1) % PIPE_BUF;
        }
    }
    is_int(torn, 0, "no record was torn");
    for (int i = 0; i < WRITERS; i++)
        is_int(counts[i], RECORDS, "all records of writer %d came", i);
    while (wait(NULL) > 0)
        ;
    return done_testing();
}
