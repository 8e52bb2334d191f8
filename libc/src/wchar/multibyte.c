/* UTF-8 to wide characters and back. Surrogates, overlong forms and beyond U+10FFFF are errors. */
#include <errno.h>
#include <stdlib.h>
#include <wchar.h>

#define BAD ((size_t)-1)

int mbsinit(const mbstate_t *st)
{
    return !st || !(st->__left & 0xff);
}

static size_t bad(mbstate_t *st)
{
    *st = (mbstate_t){ 0, 0 };
    errno = EILSEQ;
    return BAD;
}

/* The number of bytes that a first byte announces, and the bits of the character in it. */
static unsigned int start(unsigned char c, unsigned int *bits)
{
    if (c >= 0xc2 && c <= 0xdf) {
        *bits = c & 0x1f;
        return 2;
    }
    if ((c & 0xf0) == 0xe0) {
        *bits = c & 0x0f;
        return 3;
    }
    if (c >= 0xf0 && c <= 0xf4) {
        *bits = c & 0x07;
        return 4;
    }
    return 0;
}

static int valid(unsigned int c, unsigned int len)
{
    if (len == 3)
        return c >= 0x800 && (c < 0xd800 || c > 0xdfff);
    return len != 4 || (c >= 0x10000 && c <= 0x10ffff);
}

size_t mbrtowc(wchar_t *restrict out, const char *restrict s, size_t n, mbstate_t *restrict st)
{
    static mbstate_t own;
    const unsigned char *p = (const unsigned char *)s;
    size_t used = 0;
    unsigned int left;
    unsigned int len;

    if (!st)
        st = &own;
    if (!s)
        return mbsinit(st) ? 0 : bad(st);
    left = st->__left & 0xff;
    len = st->__left >> 8;
    if (n == 0)
        return (size_t)-2;
    if (!left) {
        if (p[0] < 0x80) {
            if (out)
                *out = p[0];
            return p[0] != 0;
        }
        len = start(p[used++], &st->__partial);
        if (!len)
            return bad(st);
        left = len - 1;
    }
    for (; left && used < n; left--, used++) {
        if ((p[used] & 0xc0) != 0x80)
            return bad(st);
        st->__partial = st->__partial << 6 | (p[used] & 0x3f);
    }
    st->__left = len << 8 | left;
    if (left)
        return (size_t)-2;
    if (!valid(st->__partial, len))
        return bad(st);
    if (out)
        *out = (wchar_t)st->__partial;
    *st = (mbstate_t){ 0, 0 };
    return used;
}

size_t mbrlen(const char *restrict s, size_t n, mbstate_t *restrict st)
{
    static mbstate_t own;

    return mbrtowc(NULL, s, n, st ? st : &own);
}

size_t wcrtomb(char *restrict s, wchar_t wc, mbstate_t *restrict st)
{
    unsigned int c = (unsigned int)wc;

    (void)st;
    if (!s)
        return 1;
    if (c < 0x80) {
        s[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        s[0] = (char)(0xc0 | c >> 6);
        s[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
        errno = EILSEQ;
        return BAD;
    }
    if (c < 0x10000) {
        s[0] = (char)(0xe0 | c >> 12);
        s[1] = (char)(0x80 | (c >> 6 & 0x3f));
        s[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    s[0] = (char)(0xf0 | c >> 18);
    s[1] = (char)(0x80 | (c >> 12 & 0x3f));
    s[2] = (char)(0x80 | (c >> 6 & 0x3f));
    s[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

size_t mbsrtowcs(wchar_t *restrict out, const char **restrict s, size_t n, mbstate_t *restrict st)
{
    mbstate_t own = { 0, 0 };
    const char *p = *s;
    size_t count = 0;
    wchar_t wc;

    if (!st)
        st = &own;
    for (; !out || count < n; count++) {
        size_t len = mbrtowc(&wc, p, 4, st);

        if (len > 4)
            return BAD;
        if (out)
            out[count] = wc;
        if (len == 0) {
            if (out)
                *s = NULL;
            return count;
        }
        p += len;
    }
    *s = p;
    return count;
}

size_t wcsrtombs(char *restrict out, const wchar_t **restrict ws, size_t n, mbstate_t *restrict st)
{
    const wchar_t *p = *ws;
    char bytes[4];
    size_t done = 0;

    for (;; p++) {
        size_t len = wcrtomb(bytes, *p, st);

        if (len == BAD)
            return BAD;
        if (out && done + len > n)
            break;
        for (size_t i = 0; out && i < len; i++)
            out[done + i] = bytes[i];
        if (!*p) {
            if (out)
                *ws = NULL;
            return done;
        }
        done += len;
    }
    *ws = p;
    return done;
}

int mbtowc(wchar_t *restrict out, const char *restrict s, size_t n)
{
    mbstate_t st = { 0, 0 };
    size_t len;

    if (!s)
        return 0;
    len = mbrtowc(out, s, n, &st);
    if (len == (size_t)-2)
        errno = EILSEQ;
    return len > 4 ? -1 : (int)len;
}

int mblen(const char *s, size_t n)
{
    return mbtowc(NULL, s, n);
}

int wctomb(char *s, wchar_t wc)
{
    return s ? (int)wcrtomb(s, wc, NULL) : 0;
}

size_t mbstowcs(wchar_t *restrict out, const char *restrict s, size_t n)
{
    const char *from = s;

    return mbsrtowcs(out, &from, n, NULL);
}

size_t wcstombs(char *restrict out, const wchar_t *restrict ws, size_t n)
{
    const wchar_t *from = ws;

    return wcsrtombs(out, &from, n, NULL);
}

wint_t btowc(int c)
{
    return c >= 0 && c < 0x80 ? (wint_t)c : WEOF;
}

int wctob(wint_t c)
{
    return c < 0x80 ? (int)c : -1;
}
