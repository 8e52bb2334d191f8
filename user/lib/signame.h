/*
 * Signal names: the 64 of Linux, by number and by name.
 */
#ifndef USER_LIB_SIGNAME_H
#define USER_LIB_SIGNAME_H

enum { SIGNAME_COUNT = 64, SIGNAME_SIZE = 16 };

/*
 * The name without SIG: "HUP" … "SYS", then "RTMIN-2", "RTMIN-1" (32 and 33, which the C library
 * keeps for itself), "RTMIN", "RTMIN+1" … "RTMAX-1", "RTMAX". NULL if number is not 1…64. The
 * result is static text or in buffer.
 */
const char *signame_of(int number, char buffer[SIGNAME_SIZE]);

/*
 * The number for "9", "KILL", "SIGKILL", "RTMIN+3" in either case ("EXIT" and "0" are 0); -1 if
 * none.
 */
int signame_parse(const char *text);

/* `kill -l`: all names in columns. */
void signame_print_all(void);

#endif
