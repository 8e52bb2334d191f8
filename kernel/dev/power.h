/* The power button, and what it shares with the keyboard's keys of that kind. */
#ifndef KERNEL_DEV_POWER_H
#define KERNEL_DEV_POWER_H

/* Looks for the ACPI power button: pressed, it sends SIGPWR to PID 1. */
void power_init(void);

/* Sends signal to PID 1, if there is one yet: SIGPWR asks it to switch off, SIGINT to reboot. */
void power_signal_init(int signal);

#endif
