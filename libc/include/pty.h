/* pty.h — pseudo-terminals. */
#ifndef _PTY_H
#define _PTY_H

#include <sys/ioctl.h>
#include <termios.h>

int openpty(int *, int *, char *, const struct termios *, const struct winsize *);
pid_t forkpty(int *, char *, const struct termios *, const struct winsize *);
int login_tty(int);

#endif
