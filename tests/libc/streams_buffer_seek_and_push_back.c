/* stdio(3): modes, buffers, positions, ungetc, end of file and errors. */
#include <tap.h>

#include <fcntl.h>
#include <sys/stat.h>

static char path[] = "/tmp/stdio-test-XXXXXX";

static long size_now(void)
{
    struct stat st;

    return stat(path, &st) < 0 ? -1 : (long)st.st_size;
}

int main(void)
{
    char buf[64];
    char big[20000];
    FILE *f;
    int fd = mkstemp(path);

    if (fd < 0)
        bail_out("mkstemp");
    close(fd);

    f = fopen(path, "w");
    is_int(fputs("hello\n", f), 0, "fputs");
    is_int(size_now(), 0, "a file is fully buffered");
    is_int(fflush(f), 0, "fflush");
    is_int(size_now(), 6, "writes it out");
    fputs("more", f);
    is_int(ftell(f), 10, "ftell counts what is pending");
    fclose(f);
    is_int(size_now(), 10, "fclose writes the rest");

    f = fopen(path, "a+");
    fputs("!", f);
    is_int(fseek(f, 0, SEEK_SET), 0, "fseek");
    is_str(fgets(buf, sizeof buf, f), "hello\n", "reading after writing");
    is_int(ungetc('X', f), 'X', "ungetc");
    is_int(ungetc('Y', f), 'Y', "twice");
    is_int(ftell(f), 4, "moves the position back");
    is_int(getc(f), 'Y', "last pushed, first read");
    is_int(getc(f), 'X', "then the other");
    is_str(fgets(buf, sizeof buf, f), "more!", "the last line has no newline");
    ok(!fgets(buf, sizeof buf, f) && feof(f) && !ferror(f), "then the end");
    is_int(ungetc('z', f), 'z', "ungetc at the end");
    ok(!feof(f), "takes the end back");
    fclose(f);

    f = fopen(path, "r+");
    setvbuf(f, NULL, _IONBF, 0);
    fputc('J', f);
    is_int(size_now(), 11, "unbuffered");
    is_int(getc(f), 'e', "read on where writing stopped");
    fclose(f);

    f = fopen(path, "r");
    is_int(fputs("x", f), EOF, "writing to a stream for reading");
    is_int(errno, EBADF, "is EBADF");
    ok(ferror(f), "and sets the error");
    clearerr(f);
    ok(!ferror(f), "which clearerr clears");
    is_int(getc(f), 'J', "the stream still reads");
    fclose(f);

    ok(!fopen("/nonexistent/x", "r") && errno == ENOENT, "fopen fails with ENOENT");
    ok(!fopen(path, "q") && errno == EINVAL, "a bad mode is EINVAL");
    ok(!fopen(path, "wx") && errno == EEXIST, "mode x refuses an existing file");

    f = fopen(path, "w+");
    for (int i = 0; i < (int)sizeof big; i++)
        big[i] = (char)(i * 7);
    is_int(fwrite(big, 1000, 20, f), 20, "fwrite of much");
    rewind(f);
    memset(big, 0, sizeof big);
    is_int(fread(big, 3, 7000, f), 6666, "fread counts whole elements");
    ok(feof(f) && big[19999] == (char)(19999 * 7), "up to the end");
    fclose(f);

    f = fopen(path, "w");
    setvbuf(f, NULL, _IOLBF, 0);
    fputs("one\n", f);
    is_int(size_now(), 4, "a line-buffered line goes out");
    fputs("two", f);
    is_int(size_now(), 4, "and part of one does not");
    fclose(f);
    unlink(path);
    return done_testing();
}
