/* Limits of the types, of the kernel's interface and of this libc. */
#ifndef _LIMITS_H
#define _LIMITS_H

#include <abi/limits.h>

#define CHAR_BIT                      8
#define SCHAR_MAX                     127
#define SCHAR_MIN                     (-128)
#define UCHAR_MAX                     255
#define CHAR_MAX                      SCHAR_MAX
#define CHAR_MIN                      SCHAR_MIN
#define SHRT_MAX                      32767
#define SHRT_MIN                      (-32768)
#define USHRT_MAX                     65535
#define INT_MAX                       2147483647
#define INT_MIN                       (-INT_MAX - 1)
#define UINT_MAX                      4294967295u
#define LONG_MAX                      9223372036854775807l
#define LONG_MIN                      (-LONG_MAX - 1l)
#define ULONG_MAX                     18446744073709551615ul
#define LLONG_MAX                     9223372036854775807ll
#define LLONG_MIN                     (-LLONG_MAX - 1ll)
#define ULLONG_MAX                    18446744073709551615ull
#define SSIZE_MAX                     LONG_MAX
#define WORD_BIT                      32
#define LONG_BIT                      64
#define MB_LEN_MAX                    4

#define FILESIZEBITS                  64
#define TZNAME_MAX                    6
#define TTY_NAME_MAX                  32
#define HOST_NAME_MAX                 64
#define LOGIN_NAME_MAX                256
#define ATEXIT_MAX                    32
#define NL_ARGMAX                     64
#define LINE_MAX                      2048
#define RE_DUP_MAX                    255
#define BC_BASE_MAX                   99
#define SIGQUEUE_MAX                  32
#define TIMER_MAX                     32
#define SEM_VALUE_MAX                 INT_MAX
#define PTHREAD_KEYS_MAX              128
#define PTHREAD_STACK_MIN             16384
#define PTHREAD_DESTRUCTOR_ITERATIONS 4

#define _POSIX_ARG_MAX                4096
#define _POSIX_CHILD_MAX              25
#define _POSIX_HOST_NAME_MAX          255
#define _POSIX_LINK_MAX               8
#define _POSIX_LOGIN_NAME_MAX         9
#define _POSIX_MAX_CANON              255
#define _POSIX_MAX_INPUT              255
#define _POSIX_NAME_MAX               14
#define _POSIX_NGROUPS_MAX            8
#define _POSIX_OPEN_MAX               20
#define _POSIX_PATH_MAX               256
#define _POSIX_PIPE_BUF               512
#define _POSIX_RTSIG_MAX              8
#define _POSIX_SIGQUEUE_MAX           32
#define _POSIX_SSIZE_MAX              32767
#define _POSIX_STREAM_MAX             8
#define _POSIX_SYMLINK_MAX            255
#define _POSIX_SYMLOOP_MAX            8
#define _POSIX_TIMER_MAX              32
#define _POSIX_TTY_NAME_MAX           9
#define _POSIX_DELAYTIMER_MAX         32

#endif
