/* proc(5): /proc/PID/mem is a process's memory, for who may trace it; its protection does not
 * count. process_vm_readv(2), process_vm_writev(2): the same by a call, for which it does. */
#include "tracee.h"

static volatile long data = 1;
static volatile long *constant; /* on a page that is only read */
static int go[2];

static void body(void)
{
    await(go[0]);
    _exit(data == 2 && *constant == 6 ? 42 : 43);
}

static pid_t child;

static void read_as_nobody(void)
{
    char path[64];
    struct iovec here = { path, 8 }, there = { (void *)&data, 8 };

    become_user(NOBODY);
    snprintf(path, sizeof path, "/proc/%d/mem", child);
    if (open(path, O_RDONLY) >= 0 || errno != EACCES)
        _exit(1);
    if (process_vm_readv(child, &here, 1, &there, 1, 0) >= 0 || errno != EPERM)
        _exit(2);
}

int main(void)
{
    long words[4] = { 0 }, value = 2;
    struct iovec here[2] = { { words, 8 }, { words + 1, 8 } }, there[2];
    char path[64];
    int fd;

    need_root();
    make_pipe(go);
    constant = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    child = start_child(body);
    snprintf(path, sizeof path, "/proc/%d/mem", child);
    fd = open(path, O_RDWR);
    ok(fd >= 0, "/proc/PID/mem opens");
    is_int(pread(fd, words, 8, (off_t)&data), 8, "a read at an address");
    is_int(words[0], 1, "gives what is there");
    is_int(pwrite(fd, &value, 8, (off_t)&data), 8, "a write");
    value = 6;
    is_int(pwrite(fd, &value, 8, (off_t)constant), 8, "of what is only read, too");
    ok(pread(fd, words, 8, 8) < 0 && errno == EIO, "where nothing is mapped: EIO");
    ok(pwrite(fd, words, 8, 8) < 0 && errno == EIO, "for writing, too");
    ok(syscall(SYS_pread64, fd, 8, 8, &data) < 0, "a bad buffer is an error");

    there[0] = (struct iovec){ (void *)&data, 8 };
    there[1] = (struct iovec){ (void *)constant, 8 };
    is_int(process_vm_readv(child, here, 2, there, 2, 0), 16, "process_vm_readv of two words");
    ok(words[0] == 2 && words[1] == 6, "gives them");
    is_int(process_vm_writev(child, here, 1, there, 1, 0), 8, "process_vm_writev");
    ok(process_vm_writev(child, here, 1, there + 1, 1, 0) < 0 && errno == EFAULT,
       "to what is only read is EFAULT");
    there[1].iov_base = (void *)8;
    is_int(process_vm_readv(child, here, 2, there, 2, 0), 8,
           "what can be read before a bad address");
    ok(process_vm_readv(child, here, 1, there + 1, 1, 0) < 0 && errno == EFAULT,
       "a bad address alone is EFAULT");
    ok(process_vm_readv(child, here, 1, there, 1, 1) < 0 && errno == EINVAL, "flags are EINVAL");
    ok(process_vm_readv(0x3ffffff, here, 1, there, 1, 0) < 0 && errno == ESRCH,
       "nobody's memory is ESRCH");
    is_int(process_vm_readv(child, here, 0, there, 1, 0), 0, "no bytes are no error");
    is_int(syscall(SYS_process_vm_readv, 0x3ffffff, here, 1, 8, 1, 0), -1, "vectors nowhere");
    is_int(errno, EFAULT, "are found first");
    is_exit(run_child(read_as_nobody), 0, "another user gets EACCES and EPERM");
    tell(go[1]);
    is_exit(wait_for(child), 42, "the process has what was written");
    is_int(pread(fd, words, 8, (off_t)&data), 0, "when it has ended the file is empty");
    return done_testing();
}
