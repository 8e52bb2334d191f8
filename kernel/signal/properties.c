/* The table behind properties.h. */
#include "signal/properties.h"

struct signal_property {
    char name[8];
    enum signal_default action;
};

static const struct signal_property properties[K_NSIG] = {
#define ROW(number, name, action) [(number)-1] = { #name, DEFAULT_##action },
    SIGNAL_PROPERTIES(ROW)
#undef ROW
#define RT(n) [K_SIGRTMIN + (n)-1] = { "RT" #n, DEFAULT_TERMINATE },
        RT(0) RT(1) RT(2) RT(3) RT(4) RT(5) RT(6) RT(7) RT(8) RT(9) RT(10) RT(11) RT(12) RT(13)
            RT(14) RT(15) RT(16) RT(17) RT(18) RT(19) RT(20) RT(21) RT(22) RT(23) RT(24) RT(25)
                RT(26) RT(27) RT(28) RT(29) RT(30) RT(31) RT(32)
#undef RT
};

#define CHECK(number, name, action) _Static_assert(SIG##name == (number), #name);
SIGNAL_PROPERTIES(CHECK)
#undef CHECK

enum signal_default signal_default(int signal)
{
    return properties[signal - 1].action;
}

const char *signal_name(int signal)
{
    return properties[signal - 1].name;
}
