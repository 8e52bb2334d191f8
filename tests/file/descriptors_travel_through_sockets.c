/*
 * unix(7), SCM_RIGHTS: the receiver gets a new descriptor for the same open file, even if the
 * sender closes its own at once; MSG_CMSG_CLOEXEC; too little room is MSG_CTRUNC.
 */
#include "support.h"
#include <sys/socket.h>

static int fds[2];

static ssize_t send_descriptors(const int *list, int count)
{
    char control[CMSG_SPACE(10 * sizeof(int))] = "";
    struct iovec vector = { "d", 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                              .msg_controllen = CMSG_SPACE(count * sizeof(int)) };
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);

    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(header), list, count * sizeof(int));
    return sendmsg(fds[0], &message, 0);
}

/* Descriptors received into list, with room for `room`; -1: none. */
static int receive_descriptors(int *list, int room, int flags, int *message_flags)
{
    char control[CMSG_SPACE(10 * sizeof(int))] = "", byte;
    struct iovec vector = { &byte, 1 };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1, .msg_control = control,
                              .msg_controllen = CMSG_LEN(room * sizeof(int)) };
    struct cmsghdr *header;
    int count;

    if (recvmsg(fds[1], &message, flags) != 1)
        return -1;
    *message_flags = message.msg_flags;
    header = CMSG_FIRSTHDR(&message);
    if (!header || header->cmsg_type != SCM_RIGHTS)
        return 0;
    count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    memcpy(list, CMSG_DATA(header), count * sizeof(int));
    return count;
}

static void send_a_pipe_and_end(void)
{
    int pipe_fds[2];

    make_pipe(pipe_fds);
    write(pipe_fds[1], "through", 7);
    _exit(send_descriptors(pipe_fds, 2) == 1 ? 0 : 1);
}

int main(void)
{
    int got[10], flags, file, bad = 99;
    char text[16];

    enter_scratch_dir(0700);
    socketpair(AF_UNIX, SOCK_STREAM, 0, fds);
    is_exit(run_child(send_a_pipe_and_end), 0, "a process sends a pipe and ends");
    is_int(receive_descriptors(got, 10, 0, &flags), 2, "two descriptors arrive");
    is_int(read(got[0], text, sizeof text), 7, "with what was in the pipe");
    is_int(read(got[0], text, 0), 0, "it is open for reading");
    is_int(write(got[1], "x", 1), 1, "the other for writing");
    write_file("file", "0123456789");
    file = open("file", O_RDWR);
    read(file, text, 3);
    send_descriptors(&file, 1);
    close(file);
    is_int(receive_descriptors(got, 1, MSG_CMSG_CLOEXEC, &flags), 1, "a file arrives");
    is_int(lseek(got[0], 0, SEEK_CUR), 3, "at its offset");
    is_int(fcntl(got[0], F_GETFD), FD_CLOEXEC, "MSG_CMSG_CLOEXEC sets the flag");
    is_int(flags, MSG_CMSG_CLOEXEC, "and is told back; nothing was cut");
    got[1] = got[2] = got[0];
    send_descriptors(got, 3);
    is_int(receive_descriptors(got, 2, 0, &flags), 2, "with room for two, two of three arrive");
    is_int(flags & MSG_CTRUNC, MSG_CTRUNC, "and MSG_CTRUNC");
    fails_with(send_descriptors(&bad, 1), EBADF, "a closed descriptor cannot be sent");
    send_descriptors(got, 1);
    write(fds[0], "rest", 4);
    is_int(read(fds[1], text, sizeof text), 1, "a read ends at the message with descriptors");
    is_int(read(fds[1], text, sizeof text), 4, "which a plain read drops");
    return done_testing();
}
