/* Finds the function an address lies in. */
#include "debug/symbols.h"

/* Sorted by address; generated from the linked kernel. */
extern const struct ksym {
    uint64_t address;
    const char *name;
} ksyms[];
extern const unsigned long ksym_count;

const char *symbol_of(uint64_t address, uint64_t *offset)
{
    unsigned long low = 0, high = ksym_count;

    while (low < high) {
        unsigned long middle = (low + high) / 2;

        if (ksyms[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    *offset = low > 0 ? address - ksyms[low - 1].address : 0;
    return low > 0 ? ksyms[low - 1].name : "?";
}
