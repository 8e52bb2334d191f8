/* mbrtowc(3), wcrtomb(3): UTF-8, in parts and with errors. */
#include <tap.h>

#include <locale.h>
#include <wchar.h>

static void is_bad(const char *bytes, const char *what)
{
    mbstate_t st = { 0 };
    wchar_t wc;

    errno = 0;
    ok(mbrtowc(&wc, bytes, strlen(bytes), &st) == (size_t)-1 && errno == EILSEQ, "%s", what);
}

int main(void)
{
    mbstate_t st = { 0 };
    wchar_t wide[32];
    char bytes[64];
    wchar_t wc;
    int wrong = 0;

    setlocale(LC_ALL, "C.UTF-8");
    for (unsigned int c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
        int len;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        len = wctomb(bytes, (wchar_t)c);
        wrong += len < 1 || mbtowc(&wc, bytes, (size_t)len) != len || wc != (wchar_t)c;
    }
    is_int(wrong, 0, "every character survives the way out and back");
    is_int(mbstowcs(wide, "a\u00e4\u20ac\U0001f514", 32), 4, "mbstowcs");
    ok(wide[0] == 'a' && wide[1] == 0xe4 && wide[2] == 0x20ac && wide[3] == 0x1f514, "its values");
    is_int(wcstombs(bytes, wide, sizeof bytes), 10, "wcstombs");
    is_str(bytes, "a\u00e4\u20ac\U0001f514", "its bytes");
    is_int(mbrtowc(&wc, "\xe2", 1, &st), -2, "a first byte alone is not enough");
    is_int(mbrtowc(&wc, "\x82", 1, &st), -2, "nor are two");
    is_int(mbrtowc(&wc, "\xac", 1, &st), 1, "the third completes it");
    is_int(wc, 0x20ac, "the character");
    is_bad("\xc0\x80", "an overlong form");
    is_bad("\xe0\x80\x80", "a longer one");
    is_bad("\xed\xa0\x80", "a surrogate");
    is_bad("\xf4\x90\x80\x80", "beyond Unicode");
    is_bad("\x80", "a continuation alone");
    is_bad("\xc3(", "a sequence cut short");
    return done_testing();
}
