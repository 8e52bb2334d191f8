/* A slot for each id: who is found by it, and how many uses keep it from being given out again. */
#include "task/ids.h"

#include "abi/errno.h"
#include "debug/debug.h"
#include "mm/kmalloc.h"

#define FIRST_REUSED_ID 300 /* after a wrap, as Linux: low ids stay with the system's own */

/* A slot an id, in chunks made when first needed. */
#define CHUNK           512
struct id_slot {
    unsigned references;
    struct task *task;
    struct process *process;
};

static struct id_slot *chunks[PID_MAX / CHUNK];
static pid_t last;

static struct id_slot *slot_of(pid_t id)
{
    if (id <= 0 || id >= PID_MAX || !chunks[id / CHUNK])
        return NULL;
    return &chunks[id / CHUNK][id % CHUNK];
}

static struct id_slot *slot_make(pid_t id)
{
    if (!chunks[id / CHUNK])
        chunks[id / CHUNK] = kmalloc_array(CHUNK, sizeof(struct id_slot));
    return slot_of(id);
}

static pid_t take_id(pid_t id)
{
    struct id_slot *slot;

    if (id >= PID_MAX)
        return -EINVAL;
    slot = slot_make(id);
    if (!slot)
        return -ENOMEM;
    if (slot->references > 0)
        return -EEXIST;
    slot->references = 1;
    return id;
}

pid_t id_alloc(pid_t wanted)
{
    if (wanted)
        return take_id(wanted);
    for (unsigned tries = 0; tries < PID_MAX; tries++) {
        pid_t id;

        last = last + 1 < PID_MAX ? last + 1 : FIRST_REUSED_ID;
        id = take_id(last);
        if (id != -EEXIST)
            return id;
    }
    return -EAGAIN;
}

void id_get(pid_t id)
{
    assert(slot_of(id) && slot_of(id)->references > 0);
    slot_of(id)->references++;
}

void id_put(pid_t id)
{
    assert(slot_of(id) && slot_of(id)->references > 0);
    slot_of(id)->references--;
}

pid_t id_last(void)
{
    return last;
}

struct task *id_task(pid_t id)
{
    struct id_slot *slot = slot_of(id);

    return slot ? slot->task : NULL;
}

struct process *id_process(pid_t id)
{
    struct id_slot *slot = slot_of(id);

    return slot ? slot->process : NULL;
}

void id_set_task(pid_t id, struct task *task)
{
    slot_of(id)->task = task;
}

void id_set_process(pid_t id, struct process *process)
{
    slot_of(id)->process = process;
}
