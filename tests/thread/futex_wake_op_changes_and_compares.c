/*
 * futex(2), FUTEX_WAKE_OP: "oldval = *uaddr2; *uaddr2 = oldval op oparg; futex(uaddr, FUTEX_WAKE,
 * val); if (oldval cmp cmparg) futex(uaddr2, FUTEX_WAKE, val2)", in one step.
 */
#include "robust_list.h"

static uint32_t first, second;

static long wake_op(uint32_t operation, uint32_t argument, uint32_t comparison, uint32_t operand)
{
    uint32_t encoded = operation << 28 | comparison << 24 | (argument & 0xfff) << 12
                       | (operand & 0xfff);

    return syscall(SYS_futex, &first, FUTEX_WAKE_OP, 1, 1L, &second, encoded);
}

static uint32_t changed(uint32_t old, uint32_t operation, uint32_t argument)
{
    second = old;
    wake_op(operation, argument, FUTEX_OP_CMP_EQ, 0);
    return second;
}

static void changes(void)
{
    is_int(changed(7, FUTEX_OP_SET, 3), 3, "FUTEX_OP_SET");
    is_int(changed(7, FUTEX_OP_ADD, 3), 10, "FUTEX_OP_ADD");
    is_int(changed(5, FUTEX_OP_OR, 3), 7, "FUTEX_OP_OR");
    is_int(changed(5, FUTEX_OP_ANDN, 4), 1, "FUTEX_OP_ANDN");
    is_int(changed(5, FUTEX_OP_XOR, 6), 3, "FUTEX_OP_XOR");
    is_int((int)changed(5, FUTEX_OP_ADD, -7), -2, "the argument is signed");
    is_int(changed(1, FUTEX_OP_OR | FUTEX_OP_OPARG_SHIFT, 5), 33, "or the number of a bit");
    fails_with(wake_op(5, 1, FUTEX_OP_CMP_EQ, 0), ENOSYS, "an unknown operation is ENOSYS");
    second = 4;
    fails_with(wake_op(FUTEX_OP_ADD, 1, 6, 0), ENOSYS, "so is an unknown comparison");
    is_int(second, 5, "after the change");
}

/* How many of a waiter on each word are woken when the second word's value compares like this. */
static long woken_by(int value, uint32_t comparison, int operand)
{
    struct waiter one, two;
    long count;

    first = 0;
    second = value;
    waiter_start(&one, &first);
    waiter_start(&two, &second);
    count = wake_op(FUTEX_OP_ADD, 1, comparison, operand);
    if (count == 1)
        syscall(SYS_futex, &second, FUTEX_WAKE, 1, NULL, NULL, 0);
    return waiter_end(&one) || waiter_end(&two) ? -1 : count;
}

int main(void)
{
    static const char *const names[] = { "EQ", "NE", "LT", "LE", "GT", "GE" };
    static const char *const values[] = { "a smaller", "the same", "a greater" };
    static const int wanted[6][3] = { { 1, 2, 1 }, { 2, 1, 2 }, { 2, 1, 1 },
                                      { 2, 2, 1 }, { 1, 1, 2 }, { 1, 2, 2 } };

    changes();
    for (unsigned i = 0; i < 6; i++)
        for (int j = 0; j < 3; j++)
            is_int(woken_by(j - 3, i, -2), wanted[i][j], "FUTEX_OP_CMP_%s, %s value wakes %d",
                   names[i], values[j], wanted[i][j]);
    return done_testing();
}
