/*
 * A robust list is the program's: the kernel follows at most 2048 entries (ROBUST_LIST_LIMIT) and
 * gives up at a bad pointer, quietly.
 */
#include "robust_list.h"

#define MANY 2060

static struct lock locks[MANY];
static struct lock *read_only;

static void too_many(void)
{
    for (int i = MANY - 1; i >= 0; i--)
        robust_add(&locks[i], thread_id());
}

static void in_a_circle(void)
{
    too_many();
    locks[9].entry.next = &locks[3].entry;
}

static void next_is_bad(void)
{
    too_many();
    locks[1].entry.next = (void *)8;
}

static void unaligned(void)
{
    too_many();
    locks[0].entry.next = (void *)((char *)&locks[1].entry + 2);
}

static void cannot_be_written(void)
{
    too_many();
    read_only->entry.next = &locks[1].entry;
    read_only->word = thread_id();
    mprotect(read_only, 4096, PROT_READ);
    locks[0].entry.next = &read_only->entry;
}

static void offset_is_negative(void)
{
    robust_init();
    head.futex_offset = -8;
    head.list.next = (struct robust_list *)&locks[2];
    locks[2].entry.next = &head.list;
    *(uint32_t *)((char *)&locks[2] - 8) = thread_id();
}

static int marked(void)
{
    int count = 0;

    for (int i = 0; i < MANY; i++)
        count += locks[i].word == FUTEX_OWNER_DIED;
    return count;
}

static void *with_head(void *list)
{
    robust_register(list);
    return NULL;
}

static int ends_with_head(void *list)
{
    pthread_t thread;

    return pthread_create(&thread, NULL, with_head, list) == 0 && pthread_join(thread, NULL) == 0;
}

int main(void)
{
    read_only = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    end_with_list(too_many);
    is_int(marked(), 2048, "2048 locks are marked and no more");
    end_with_list(in_a_circle);
    is_int(marked(), 10, "a list that runs in a circle comes to an end");
    end_with_list(next_is_bad);
    is_int(marked(), 2, "an entry whose next one cannot be read is the last");
    end_with_list(unaligned);
    is_int(marked(), 1, "a word that is not aligned ends the walk");
    end_with_list(cannot_be_written);
    is_int(marked(), 1, "so does one that cannot be written");
    end_with_list(offset_is_negative);
    is_int(*(uint32_t *)((char *)&locks[2] - 8), FUTEX_OWNER_DIED, "the offset may be negative");
    ok(ends_with_head(NULL), "a list of NULL is none");
    ok(ends_with_head((void *)8), "a head that cannot be read is none");
    ok(ends_with_head((void *)0xffff800000000000), "nor is one in the kernel's half");
    return done_testing();
}
