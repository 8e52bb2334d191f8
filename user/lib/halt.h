/*
 * What poweroff and reboot do.
 */
#ifndef USER_LIB_HALT_H
#define USER_LIB_HALT_H

/* main() of a command that asks init by a signal, or with -f the kernel by reboot(how). */
void halt_main(int argc, char **argv, int signal_to_init, int how) __attribute__((noreturn));

#endif
