/* getline(3), getdelim(3). */
#include <tap.h>

int main(void)
{
    FILE *f = tmpfile();
    char *line = NULL;
    size_t size = 0;

    if (!f)
        bail_out("tmpfile");
    fputs("first\n\n", f);
    for (int i = 0; i < 10000; i++)
        fputc('a' + i % 26, f);
    fputs("\nlast", f);
    fputc('\0', f);
    fputs("x:y:", f);
    rewind(f);
    is_int(getline(&line, &size, f), 6, "the first line");
    is_str(line, "first\n", "with its newline");
    is_int(getline(&line, &size, f), 1, "an empty line");
    is_int(getline(&line, &size, f), 10001, "a line of 10000 characters");
    ok(size > 10001 && line[9999] == 'a' + 9999 % 26, "in a buffer that grew");
    is_int(getdelim(&line, &size, 0, f), 5, "up to a NUL");
    is_int(getdelim(&line, &size, ':', f), 2, "up to a colon");
    is_str(line, "x:", "with it");
    is_int(getdelim(&line, &size, ':', f), 2, "and the next");
    is_int(getline(&line, &size, f), -1, "the end is -1");
    ok(feof(f), "and feof");
    free(line);
    fclose(f);
    return done_testing();
}
