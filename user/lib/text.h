/*
 * Small conversions and copies that several programs need.
 */
#ifndef USER_LIB_TEXT_H
#define USER_LIB_TEXT_H

#include <stdio.h>
#include <time.h>

enum { TEXT_SIZE = 24 };

/* 1536 as "1.5K": what ls -h, df -h and free -h print. The result is in buffer. */
const char *text_human(unsigned long long bytes, char buffer[TEXT_SIZE]);

/* "1.5", "2m", "1h", "3d" to a time; 0, or -1 if text is not one. */
int text_duration(const char *text, struct timespec *duration);

/* A whole decimal number; 0, or -1 if text is not one or out of range. */
int text_number(const char *text, long long *number);

/*
 * Reads one line, with its '\n' if it has one, into *line (grown as needed); its length, -1 at
 * the end.
 */
long text_line(FILE *file, char **line, unsigned long *size);

/*
 * Copies what is left of one file to another. 0, or -1 with errno, *wrote tells whether writing
 * failed.
 */
int text_copy(int from, int to, int *wrote);

/* write() all of it: 0, or -1 with errno. */
int text_write_all(int fd, const void *data, unsigned long size);

/* "dir/name" with one slash between, malloc-ed. */
char *text_join(const char *dir, const char *name);

/* The part after the last slash that is not trailing. */
const char *text_base(const char *path);

/*
 * The character for a backslash escape; *text is just behind the backslash and moves on past it.
 * -1 for an unknown one (*text is unmoved). Octal is up to `octal` digits.
 */
int text_escape(const char **text, int octal);

#endif
