/* sendmmsg(2), recvmmsg(2): a call for many messages gives the number that went through. */
#include "support.h"
#include <sys/socket.h>

static int fds[2];
static char text[4][8];
static struct iovec parts[4];
static struct mmsghdr messages[4];

static void prepare(size_t size)
{
    for (int i = 0; i < 4; i++) {
        parts[i] = (struct iovec){ text[i], size };
        memset(&messages[i], 0, sizeof messages[i]);
        messages[i].msg_hdr.msg_iov = &parts[i];
        messages[i].msg_hdr.msg_iovlen = 1;
    }
}

int main(void)
{
    struct timespec none = { 0, 0 }, hour = { 3600, 0 }, wrong = { 0, 1000000000 };

    if (socketpair(AF_UNIX, SOCK_DGRAM, 0, fds) < 0)
        bail_out("no socket pair");
    prepare(3);
    for (int i = 0; i < 4; i++)
        snprintf(text[i], sizeof text[i], "%d-%d", i, i);
    is_int(sendmmsg(fds[0], messages, 4, 0), 4, "four messages are sent");
    ok(messages[0].msg_len == 3 && messages[3].msg_len == 3, "each with its length");
    prepare(8);
    memset(text, 0, sizeof text);
    is_int(recvmmsg(fds[1], messages, 3, 0, NULL), 3, "three are received");
    ok(strcmp(text[0], "0-0") == 0 && strcmp(text[2], "2-2") == 0, "in their order");
    ok(messages[2].msg_len == 3, "with their lengths");
    is_int(recvmmsg(fds[1], messages, 4, MSG_WAITFORONE, NULL), 1, "MSG_WAITFORONE takes the last");
    fails_with(recvmmsg(fds[1], messages, 4, MSG_DONTWAIT, NULL), EAGAIN, "then there is none");
    prepare(3);
    is_int(sendmmsg(fds[0], messages, 2, 0), 2, "two more");
    is_int(recvmmsg(fds[1], messages, 4, 0, &none), 1, "a timeout that is over ends it after one");
    is_int(recvmmsg(fds[1], messages, 1, 0, &hour), 1, "and one that is not");
    ok(hour.tv_sec < 3600 && hour.tv_sec > 3500, "tells what is left");
    fails_with(recvmmsg(fds[1], messages, 1, 0, &wrong), EINVAL, "a bad timeout is EINVAL");
    is_int(sendmmsg(fds[0], messages, 0, 0), 0, "no messages are none");
    parts[1].iov_base = (void *)8;
    is_int(sendmmsg(fds[0], messages, 4, 0), 1, "an error after the first message gives the count");
    is_int(recvmmsg(fds[1], messages, 4, MSG_DONTWAIT, NULL), 1, "of which one arrives");
    fails_with(sendmmsg(-1, messages, 1, 0), EBADF, "a bad descriptor is EBADF");
    fails_with(syscall(SYS_recvmmsg, fds[1], (void *)8, 1, MSG_DONTWAIT, NULL), EFAULT,
               "a bad array is EFAULT");
    return done_testing();
}
