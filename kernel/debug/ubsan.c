/*
 * What code compiled with -fsanitize=undefined calls when it meets undefined behaviour: a panic
 * that names the place. Linked into the test kernel only (make SAN=1).
 */
#include "debug/debug.h"

/* GCC's data for each finding begins with its place. */
struct ubsan_place {
    const char *file;
    uint32_t line, column;
};

#define HANDLER(name, ...)                                                                         \
    void __ubsan_handle_##name(const struct ubsan_place *place, ##__VA_ARGS__)

#define REPORT(what) panic("UBSan: %s at %s:%u:%u", what, place->file, place->line, place->column)

HANDLER(type_mismatch_v1, uintptr_t pointer);
HANDLER(load_invalid_value, uintptr_t value);
HANDLER(add_overflow, uintptr_t left, uintptr_t right);
HANDLER(sub_overflow, uintptr_t left, uintptr_t right);
HANDLER(mul_overflow, uintptr_t left, uintptr_t right);
HANDLER(divrem_overflow, uintptr_t left, uintptr_t right);
HANDLER(negate_overflow, uintptr_t value);
HANDLER(shift_out_of_bounds, uintptr_t left, uintptr_t right);
HANDLER(out_of_bounds, uintptr_t index);
HANDLER(vla_bound_not_positive, uintptr_t bound);
HANDLER(nonnull_arg);
HANDLER(nonnull_return_v1, const struct ubsan_place *returned_at);
HANDLER(builtin_unreachable);
HANDLER(missing_return);
HANDLER(invalid_builtin);

HANDLER(type_mismatch_v1, uintptr_t pointer)
{
    panic("UBSan: too small an object %p at %s:%u:%u", (void *)pointer, place->file, place->line,
          place->column);
}

HANDLER(load_invalid_value, uintptr_t value)
{
    panic("UBSan: %lu is no value of its type at %s:%u:%u", (unsigned long)value, place->file,
          place->line, place->column);
}

HANDLER(add_overflow, uintptr_t left, uintptr_t right)
{
    (void)left, (void)right;
    REPORT("signed addition overflows");
}

HANDLER(sub_overflow, uintptr_t left, uintptr_t right)
{
    (void)left, (void)right;
    REPORT("signed subtraction overflows");
}

HANDLER(mul_overflow, uintptr_t left, uintptr_t right)
{
    (void)left, (void)right;
    REPORT("signed multiplication overflows");
}

HANDLER(divrem_overflow, uintptr_t left, uintptr_t right)
{
    (void)left, (void)right;
    REPORT("division by zero or overflow");
}

HANDLER(negate_overflow, uintptr_t value)
{
    (void)value;
    REPORT("negation overflows");
}

HANDLER(shift_out_of_bounds, uintptr_t left, uintptr_t right)
{
    (void)left, (void)right;
    REPORT("shift out of bounds");
}

HANDLER(out_of_bounds, uintptr_t index)
{
    panic("UBSan: index %ld is out of bounds at %s:%u:%u", (long)index, place->file, place->line,
          place->column);
}

HANDLER(vla_bound_not_positive, uintptr_t bound)
{
    (void)bound;
    REPORT("variable-length array of no positive length");
}

HANDLER(nonnull_arg)
{
    REPORT("null for an argument that must not be");
}

HANDLER(nonnull_return_v1, const struct ubsan_place *returned_at)
{
    (void)place;
    panic("UBSan: null returned at %s:%u", returned_at->file, returned_at->line);
}

HANDLER(builtin_unreachable)
{
    REPORT("unreachable code reached");
}

HANDLER(missing_return)
{
    REPORT("end of a function without its return");
}

HANDLER(invalid_builtin)
{
    REPORT("zero for a builtin that takes none");
}
