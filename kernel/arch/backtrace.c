/* Walks the chain of saved frame pointers and names each return address. */
#include "arch/backtrace.h"

#include "debug/symbols.h"

#define FRAMES_MAX         24
#define KERNEL_HALF        0xffff800000000000ul
#define FRAME_DISTANCE_MAX (1ul << 16)

/* A caller's frame lies above its callee's, on the same stack. */
static bool is_next_frame(uint64_t frame, uint64_t next)
{
    return next > frame && next - frame < FRAME_DISTANCE_MAX && next % sizeof(uint64_t) == 0;
}

void backtrace_walk(uint64_t frame, uint64_t address, void (*print)(const char *format, ...))
{
    for (unsigned depth = 0; depth < FRAMES_MAX && address >= KERNEL_HALF; depth++) {
        const uint64_t *pair = (const uint64_t *)frame; /* caller's frame pointer, return address */
        uint64_t offset;
        const char *name = symbol_of(address, &offset);

        print("  #%-2u %p  %s+%#lx\n", depth, (void *)address, name, offset);
        if (frame < KERNEL_HALF)
            return;
        address = pair[1];
        frame = is_next_frame(frame, pair[0]) ? pair[0] : 0;
    }
}
