// link: kernel/mm/page.c kernel/mm/kmalloc.c
/* The page allocator and the kernel heap, with a block of the host's memory as RAM. */
#include "tap.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "arch/boot_info.h"
#include "debug/debug.h"
#include "mm/kmalloc.h"
#include "mm/page.h"

#define RAM_SIZE (16ul << 20)
#define KERNEL_START 0x100000ul
#define KERNEL_END 0x200000ul
#define MODULE_START 0x400123ul
#define MODULE_END 0x500456ul

static jmp_buf panicked;
static unsigned vmalloc_calls;

void panic(const char *format, ...)
{
    (void)format;
    longjmp(panicked, 1);
}

void assert_failed(const char *condition, const char *file, int line)
{
    printf("Bail out! %s:%d: %s\n", file, line, condition);
    exit(1);
}

void *vmalloc(size_t size)
{
    (void)size;
    vmalloc_calls++;
    return NULL;
}

void vfree(void *memory)
{
    (void)memory;
}

static const struct boot_info info = {
    .ram = {{0, 0x9f000}, {0x100000, RAM_SIZE}},
    .ram_count = 2,
    .modules = {{MODULE_START, MODULE_END}},
    .module_count = 1,
    .kernel_start = KERNEL_START,
    .kernel_end = KERNEL_END,
};

static bool is_allocatable(paddr_t physical)
{
    if (physical < 0x10000 || (physical >= 0x9f000 && physical < KERNEL_END))
        return false;
    return physical < ALIGN_DOWN(MODULE_START, PAGE_SIZE) || physical >= MODULE_END;
}

static void test_pages(void)
{
    static struct page *taken[RAM_SIZE / PAGE_SIZE];
    uint64_t before = page_stats().free;
    bool allowed = true, distinct = true;
    unsigned count = 0;
    struct page *block;

    ok(before > 3000, "most of 16 MiB is free");
    while ((taken[count] = page_alloc()) != NULL)
        count++;
    is_int(count, before, "every free page can be had");
    for (unsigned i = 0; i < count; i++) {
        allowed = allowed && is_allocatable(page_physical(taken[i]));
        distinct = distinct && taken[i]->references == 1;
        taken[i]->references += i + 1;
    }
    for (unsigned i = 0; i < count; i++)
        distinct = distinct && taken[i]->references == i + 2;
    ok(allowed, "no page of the firmware, the kernel or a module is handed out");
    ok(distinct, "no page is handed out twice");
    for (unsigned i = 0; i < count; i++) {
        taken[i]->references = 1;
        page_put(taken[i]);
    }
    is_int(page_stats().free, before, "all come back");
    block = page_alloc_order(PAGE_ORDER_MAX);
    ok(block && page_physical(block) % (PAGE_SIZE << PAGE_ORDER_MAX) == 0,
       "pages freed one by one merge into the largest block");
    page_free_order(block, PAGE_ORDER_MAX);
    page_free_range(MODULE_START, MODULE_END);
    is_int(page_stats().free, before + 255, "a module's whole pages can be freed");
    ok(page_of_physical(0xa0000) == NULL, "a hole in the memory map has no page");
}

static void test_user_reserve(void)
{
    static struct page *taken[RAM_SIZE / PAGE_SIZE];
    struct page *page;
    unsigned count = 0;

    while ((taken[count] = page_alloc_user()) != NULL)
        count++;
    page = page_alloc();
    ok(page != NULL, "users cannot take the kernel's last pages");
    page_put(page);
    while (count > 0)
        page_put(taken[--count]);
}

static void test_heap(void)
{
    enum { COUNT = 4096 };
    static uint8_t *objects[COUNT];
    static size_t sizes[COUNT];
    uint64_t before = page_stats().free;
    bool aligned = true, intact = true;
    unsigned seed = 1;

    for (unsigned round = 0; round < 20 * COUNT; round++) {
        unsigned i = (seed = seed * 1103515245 + 12345) / 65536 % COUNT;

        for (size_t j = 0; objects[i] && j < sizes[i]; j++)
            intact = intact && objects[i][j] == (uint8_t)i;
        kfree(objects[i]);
        seed = seed * 1103515245 + 12345;
        sizes[i] = seed / 65536 % (round % 64 == 0 ? 20000 : 700);
        objects[i] = kmalloc(sizes[i]);
        if (!objects[i])
            continue;
        aligned = aligned && (uintptr_t)objects[i] % (sizes[i] >= 64 ? 64 : 16) == 0;
        memset(objects[i], (int)i, sizes[i]);
    }
    ok(aligned, "objects are aligned");
    ok(intact, "objects keep their contents");
    for (unsigned i = 0; i < COUNT; i++)
        kfree(objects[i]);
    ok(before - page_stats().free < 64, "freed objects give their pages back");
    ok(kmalloc(64ul << 20) == NULL && vmalloc_calls > 0, "more than RAM is refused");
    ok(kmalloc_array(SIZE_MAX / 2, 3) == NULL, "an array whose size overflows is refused");
}

static void test_checks(void)
{
    uint8_t *object = kmalloc(100);

    object[100] = 1;
    if (setjmp(panicked) == 0) {
        kfree(object);
        ok(false, "a write beyond an object's end is found");
    } else {
        ok(true, "a write beyond an object's end is found");
    }
    object = kmalloc(200);
    kfree(object);
    if (setjmp(panicked) == 0) {
        kfree(object);
        ok(false, "a second free is found");
    } else {
        ok(true, "a second free is found");
    }
    object = kmalloc(1000);
    kfree(object);
    object[17] = 1;
    if (setjmp(panicked) == 0) {
        kmalloc(1000);
        ok(false, "a write after free is found");
    } else {
        ok(true, "a write after free is found");
    }
}

int main(void)
{
    if (mmap((void *)DIRECT_MAP_BASE, RAM_SIZE, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) == MAP_FAILED)
        bail_out("no memory at the direct map's place");
    if (setjmp(panicked) != 0) {
        ok(false, "a panic");
        return done_testing();
    }
    page_init(&info);
    kmalloc_init();
    test_pages();
    test_user_reserve();
    test_heap();
    test_checks();
    return done_testing();
}
