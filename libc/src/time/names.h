/* time/names.h — days and months in the C locale. */
#ifndef TIME_NAMES_H
#define TIME_NAMES_H

extern const char *const __day_names[7];
extern const char *const __month_names[12];

#endif
