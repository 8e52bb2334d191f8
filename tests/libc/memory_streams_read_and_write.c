/* fmemopen(3), open_memstream(3). */
#include <tap.h>

int main(void)
{
    char buf[16] = "12 words";
    char word[16];
    char *data;
    size_t len;
    int n;
    FILE *f = fmemopen(buf, 8, "r");

    is_int(fscanf(f, "%d %15s", &n, word), 2, "reading a buffer");
    ok(n == 12 && strcmp(word, "words") == 0, "what it holds");
    is_int(getc(f), EOF, "and no more");
    fclose(f);

    memset(buf, 'x', sizeof buf);
    f = fmemopen(buf, sizeof buf, "w");
    fprintf(f, "%s", "written");
    fclose(f);
    is_str(buf, "written", "writing a buffer");

    f = open_memstream(&data, &len);
    for (int i = 0; i < 1000; i++)
        fprintf(f, "%03d,", i);
    fflush(f);
    is_int(len, 4000, "a memory stream grows");
    ok(memcmp(data + 3992, "998,999,", 9) == 0, "and is ended by a NUL");
    fseek(f, 4, SEEK_SET);
    fputs("YYY", f);
    fclose(f);
    ok(memcmp(data, "000,YYY,002", 11) == 0, "seeking overwrites");
    free(data);
    return done_testing();
}
