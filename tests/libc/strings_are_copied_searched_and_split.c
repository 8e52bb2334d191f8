/* string(3): the functions on strings and on bytes. */
#include <tap.h>

#include <strings.h>

int main(void)
{
    char buf[64];
    const char *volatile four = "cdef";
    char *next;
    char text[] = "a,b,,c";
    char *rest = text;
    char words[] = "  one two  ";

    memset(buf, '#', sizeof buf);
    ok(strcpy(buf, "abc") == buf && buf[3] == 0 && buf[4] == '#', "strcpy");
    ok(stpcpy(buf, "abcd") == buf + 4, "stpcpy returns the end");
    strncpy(buf, "xy", 6);
    ok(!memcmp(buf, "xy\0\0\0\0#", 7) || !memcmp(buf, "xy\0\0\0\0", 6), "strncpy fills with zeros");
    is_str(strcat(strcpy(buf, "ab"), "cd"), "abcd", "strcat");
    is_str(strncat(strcpy(buf, "ab"), four, 2), "abcd", "strncat");
    is_int(strlcpy(buf, "abcdef", 4), 6, "strlcpy returns the whole length");
    is_str(buf, "abc", "and cuts");
    is_int(strlcat(buf, "defgh", 6), 8, "strlcat returns the whole length");
    is_str(buf, "abcde", "and cuts");
    is_int(strnlen("abc", 2), 2, "strnlen");
    ok(strcmp("a", "b") < 0 && strcmp("b", "a") > 0 && strcmp("", "") == 0, "strcmp");
    ok(strcmp("\x80", "a") > 0, "strcmp compares unsigned bytes");
    ok(strncmp("abcX", "abcY", 3) == 0, "strncmp stops");
    ok(strcasecmp("HeLLo", "hEllO") == 0 && strncasecmp("ab1", "AB2", 2) == 0, "without case");
    ok(strchr("abc", 0) != NULL && !strchr("abc", 'x'), "strchr finds the NUL too");
    is_str(strrchr("a/b/c", '/'), "/c", "strrchr");
    is_str(strstr("one two three", "two"), "two three", "strstr");
    ok(!strstr("aaab", "aab ") && strstr("x", "") != NULL, "strstr's edges");
    is_str(strcasestr("One TWO", "two"), "TWO", "strcasestr");
    is_int(strspn("aabbc", "ab"), 4, "strspn");
    is_int(strcspn("abc,d", ",;"), 3, "strcspn");
    is_str(strpbrk("key=value", "=:"), "=value", "strpbrk");
    is_str(strtok_r(words, " ", &next), "one", "strtok_r's first");
    is_str(strtok_r(NULL, " ", &next), "two", "its second");
    ok(!strtok_r(NULL, " ", &next), "and no more");
    is_str(strsep(&rest, ","), "a", "strsep");
    strsep(&rest, ",");
    is_str(strsep(&rest, ","), "", "strsep gives empty fields");
    is_str(strsep(&rest, ","), "c", "and the last");
    ok(!strsep(&rest, ","), "and no more");
    is_str(memmem("abcabd", 6, "abd", 3), "abd", "memmem");
    ok(!memchr("abc", 'd', 3) && memrchr("abca", 'a', 4) != NULL, "memchr and memrchr");
    ok(memccpy(buf, "abc:def", ':', 7) == buf + 4, "memccpy stops after the character");
    strcpy(buf, "0123456789");
    memmove(buf + 2, buf, 8);
    is_str(buf, "0101234567", "memmove upwards");
    strcpy(buf, "0123456789");
    memmove(buf, buf + 2, 9);
    is_str(buf, "23456789", "memmove downwards");
    ok(strverscmp("file9", "file10") < 0 && strverscmp("a01", "a1") < 0, "strverscmp");
    ok(ffs(0) == 0 && ffs(8) == 4, "ffs");
    is_str(strdup("copy"), "copy", "strdup");
    is_str(strndup("copy", 2), "co", "strndup");
    return done_testing();
}
