/*
 * unix(7): SOCK_STREAM through a name in the file system: bind makes it, connect needs write
 * permission and a listener, accept gives the other end; the name stays when the socket goes.
 */
#include "support.h"
#include <sys/socket.h>
#include <sys/un.h>

static struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "socket" };

static int try_connect(void)
{
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    int result = connect(fd, (struct sockaddr *)&address, sizeof address);

    if (result < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

static void connect_and_talk(void)
{
    char text[16];
    int fd = try_connect();

    _exit(fd >= 0 && write(fd, "ping", 4) == 4 && read(fd, text, sizeof text) == 4
          && !memcmp(text, "pong", 4) ? 0 : 1);
}

static void connect_as_nobody(void)
{
    if (become_user(NOBODY) < 0)
        _exit(99);
    _exit(try_connect() < 0 ? errno : 0);
}

int main(void)
{
    struct sockaddr_un name;
    socklen_t length = sizeof name;
    struct stat status;
    char text[16];
    int listener, end;
    pid_t pid;

    need_root();
    enter_scratch_dir(0755);
    listener = socket(AF_UNIX, SOCK_STREAM, 0);
    fails_with(try_connect(), ENOENT, "without the name connect is ENOENT");
    is_int(bind(listener, (struct sockaddr *)&address, sizeof address), 0, "bind makes it");
    stat("socket", &status);
    ok(S_ISSOCK(status.st_mode), "it is a socket");
    fails_with(bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address),
               EADDRINUSE, "a taken name is EADDRINUSE");
    fails_with(try_connect(), ECONNREFUSED, "without a listener it is ECONNREFUSED");
    fails_with(accept(listener, NULL, NULL), EINVAL, "accept needs listen");
    is_int(listen(listener, 5), 0, "listen");
    chmod("socket", 0644);
    is_exit(run_child(connect_as_nobody), EACCES, "connect needs write permission");
    pid = start_child(connect_and_talk);
    end = accept(listener, (struct sockaddr *)&name, &length);
    ok(end >= 0, "a process connects");
    is_int(length, sizeof(sa_family_t), "it has no name");
    is_int(read(end, text, sizeof text), 4, "it sends");
    is_int(write(end, "pong", 4), 4, "it is answered");
    is_exit(wait_for(pid), 0, "it got that");
    is_int(read(end, text, sizeof text), 0, "its end is end of file");
    length = sizeof name;
    getsockname(end, (struct sockaddr *)&name, &length);
    is_str(name.sun_path, "socket", "the accepted end has the listener's name");
    fcntl(listener, F_SETFL, O_NONBLOCK);
    fails_with(accept(listener, NULL, NULL), EAGAIN, "no other is there");
    fails_with(connect(end, (struct sockaddr *)&address, sizeof address), EISCONN,
               "a connected end does not connect again");
    close(listener);
    fails_with(try_connect(), ECONNREFUSED, "with the listener closed it is ECONNREFUSED");
    is_int(stat("socket", &status), 0, "the name stays");
    memset(address.sun_path, 'x', sizeof address.sun_path);
    is_int(bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address), 0,
           "a name of 108 bytes needs no NUL");
    return done_testing();
}
