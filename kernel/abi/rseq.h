/*
 * abi/rseq.h — restartable sequences and membarrier(2).
 * Source: rseq(2) as in the kernel's documentation, membarrier(2).
 */
#ifndef ABI_RSEQ_H
#define ABI_RSEQ_H

#include "types.h"

#define RSEQ_FLAG_UNREGISTER      1
#define RSEQ_CPU_ID_UNINITIALIZED (-1)

struct rseq {
    uint32_t cpu_id_start;
    uint32_t cpu_id;
    uint64_t rseq_cs;
    uint32_t flags;
    uint32_t node_id;
    uint32_t mm_cid;
    uint32_t pad_;
} __attribute__((aligned(32)));
_Static_assert(sizeof(struct rseq) == 32, "rseq");
_Static_assert(offsetof(struct rseq, rseq_cs) == 8, "rseq");

struct rseq_cs {
    uint32_t version;
    uint32_t flags;
    uint64_t start_ip;
    uint64_t post_commit_offset;
    uint64_t abort_ip;
};
_Static_assert(sizeof(struct rseq_cs) == 32, "rseq_cs");

#define MEMBARRIER_CMD_QUERY                      0
#define MEMBARRIER_CMD_GLOBAL                     (1 << 0)
#define MEMBARRIER_CMD_GLOBAL_EXPEDITED           (1 << 1)
#define MEMBARRIER_CMD_REGISTER_GLOBAL_EXPEDITED  (1 << 2)
#define MEMBARRIER_CMD_PRIVATE_EXPEDITED          (1 << 3)
#define MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED (1 << 4)

#define GRND_NONBLOCK                             1
#define GRND_RANDOM                               2
#define GRND_INSECURE                             4

#endif
