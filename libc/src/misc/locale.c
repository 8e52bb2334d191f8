/* The one locale. */
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <string.h>

char *setlocale(int category, const char *name)
{
    if (category < LC_CTYPE || category > LC_ALL)
        return NULL;
    if (name && *name && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0 &&
        strcmp(name, "C.UTF-8") != 0)
        return NULL;
    return "C";
}

struct lconv *localeconv(void)
{
    static struct lconv c = {
        .decimal_point = ".",
        .thousands_sep = "",
        .grouping = "",
        .int_curr_symbol = "",
        .currency_symbol = "",
        .mon_decimal_point = "",
        .mon_thousands_sep = "",
        .mon_grouping = "",
        .positive_sign = "",
        .negative_sign = "",
        .int_frac_digits = CHAR_MAX,
        .frac_digits = CHAR_MAX,
        .p_cs_precedes = CHAR_MAX,
        .p_sep_by_space = CHAR_MAX,
        .n_cs_precedes = CHAR_MAX,
        .n_sep_by_space = CHAR_MAX,
        .p_sign_posn = CHAR_MAX,
        .n_sign_posn = CHAR_MAX,
        .int_p_cs_precedes = CHAR_MAX,
        .int_p_sep_by_space = CHAR_MAX,
        .int_n_cs_precedes = CHAR_MAX,
        .int_n_sep_by_space = CHAR_MAX,
        .int_p_sign_posn = CHAR_MAX,
        .int_n_sign_posn = CHAR_MAX,
    };

    return &c;
}

char *nl_langinfo(nl_item item)
{
    switch (item) {
    case CODESET: return "UTF-8";
    case RADIXCHAR: return ".";
    default: return "";
    }
}
