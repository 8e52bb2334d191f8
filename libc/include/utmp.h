/* Only login_tty, which is declared here by tradition. */
#ifndef _UTMP_H
#define _UTMP_H

int login_tty(int);

#endif
