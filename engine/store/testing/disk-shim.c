/*
 * A disk that fails, or forgets, as told: preloaded (LD_PRELOAD) into a process whose files below one folder are watched.
 * ANJUAN_DISK_FOLDER   the watched folder.
 * ANJUAN_DISK_CONTROL  a file of six 64-bit numbers, mapped: see `struct control`.
 * ANJUAN_DISK_LOG      where every write that no sync has covered is written down first, with what was there before, so
 *                      that power-cut.ts can leave the files as a power cut would.
 * Directory entries (create, rename, unlink) are taken as ordered and durable, as on journaling file systems.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  int64_t calls;    /* watched calls so far */
  int64_t fail_at;  /* the call that fails; 0: none */
  int64_t error;    /* its errno */
  int64_t lasting;  /* 1: every later call fails too */
  int64_t kill_at;  /* the call in whose middle the process dies; 0: none */
  int64_t no_sync;  /* 1: syncs say well and do nothing */
};

struct record { int64_t kind, inode, offset, length, size; }; /* followed by `length` old bytes and `length` new ones */
enum { WRITTEN = 1, SYNCED = 2, GONE = 3, CUT = 4 };

static struct control *control;
static char folder[PATH_MAX];
static int log_file = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  const char *place = getenv("ANJUAN_DISK_FOLDER"), *told = getenv("ANJUAN_DISK_CONTROL"), *log = getenv("ANJUAN_DISK_LOG");
  if (!place || !told) return;
  if (!realpath(place, folder)) return;
  int file = syscall(SYS_openat, AT_FDCWD, told, O_RDWR | O_CLOEXEC);
  void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (log) log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (mapped != MAP_FAILED) control = mapped;
}

/* Whether the file lies below the watched folder; its state then. */
static int watched(int fd, struct stat *state) {
  char link[64], path[PATH_MAX];
  if (!control) return 0;
  strcpy(link, "/proc/self/fd/");
  char digits[16];
  int n = 0, rest = fd;
  if (fd < 0) return 0;
  do digits[n++] = '0' + rest % 10; while (rest /= 10);
  char *end = link + strlen(link);
  while (n) *end++ = digits[--n];
  *end = 0;
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  size_t prefix = strlen(folder);
  return strncmp(path, folder, prefix) == 0 && path[prefix] == '/' && fstat(fd, state) == 0 && S_ISREG(state->st_mode);
}

static int below(const char *path) {
  char whole[PATH_MAX];
  if (!control || !realpath(path, whole)) return 0;
  size_t prefix = strlen(folder);
  return strncmp(whole, folder, prefix) == 0 && whole[prefix] == '/';
}

/* Counts a call. -1: it must fail (errno is set). 1: the process must die within it. */
static int counted(void) {
  int64_t call = __sync_add_and_fetch(&control->calls, 1);
  if (control->kill_at == call) return 1;
  if (control->fail_at && (call == control->fail_at || (control->lasting && call > control->fail_at))) {
    errno = (int)control->error;
    return -1;
  }
  return 0;
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

static void note(struct record record, const void *before, const void *after) {
  if (log_file < 0) return;
  struct iovec parts[3] = {{&record, sizeof record}, {(void *)before, record.length}, {(void *)after, record.length}};
  syscall(SYS_writev, log_file, parts, record.length ? 3 : 1);
}

static ssize_t put(int fd, const void *bytes, size_t length, off_t offset, const struct stat *state) {
  int fate = counted();
  if (fate < 0) return -1;
  pthread_mutex_lock(&lock);
  char *before = calloc(1, length ? length : 1);
  syscall(SYS_pread64, fd, before, length, offset);
  note((struct record){WRITTEN, state->st_ino, offset, length, state->st_size}, before, bytes);
  free(before);
  if (fate > 0) {
    syscall(SYS_pwrite64, fd, bytes, length / 2, offset);
    die();
  }
  ssize_t answer = syscall(SYS_pwrite64, fd, bytes, length, offset);
  pthread_mutex_unlock(&lock);
  return answer;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  struct stat state;
  if (!watched(fd, &state)) return syscall(SYS_pwrite64, fd, bytes, length, offset);
  return put(fd, bytes, length, offset, &state);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }

ssize_t write(int fd, const void *bytes, size_t length) {
  struct stat state;
  if (!watched(fd, &state)) return syscall(SYS_write, fd, bytes, length);
  off_t offset = fcntl(fd, F_GETFL) & O_APPEND ? state.st_size : lseek(fd, 0, SEEK_CUR);
  ssize_t written = put(fd, bytes, length, offset, &state);
  if (written > 0) lseek(fd, offset + written, SEEK_SET);
  return written;
}

static int synced(int fd, long number) {
  struct stat state;
  if (!watched(fd, &state)) return syscall(number, fd);
  int fate = counted();
  if (fate < 0) return -1;
  if (fate > 0) die();
  if (!control->no_sync) note((struct record){SYNCED, state.st_ino, 0, 0, 0}, NULL, NULL);
  return 0;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

/* What is cut off comes back at a power cut; what a growing file gains is nothing. */
int ftruncate64(int fd, off64_t size) {
  struct stat state;
  if (!watched(fd, &state)) return syscall(SYS_ftruncate, fd, size);
  int fate = counted();
  if (fate < 0) return -1;
  if (fate > 0) die();
  off_t length = size < state.st_size ? state.st_size - size : 0;
  char *before = calloc(1, length ? length : 1);
  syscall(SYS_pread64, fd, before, length, size);
  note((struct record){CUT, state.st_ino, size, length, state.st_size}, before, before);
  free(before);
  return syscall(SYS_ftruncate, fd, size);
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int unlink(const char *path) {
  struct stat state;
  if (!below(path) || stat(path, &state) != 0) return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  int fate = counted();
  if (fate < 0) return -1;
  if (fate > 0) die();
  note((struct record){GONE, state.st_ino, 0, 0, 0}, NULL, NULL);
  return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int rename(const char *from, const char *to) {
  struct stat state;
  if (!below(from)) return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  int fate = counted();
  if (fate < 0) return -1;
  if (fate > 0) die();
  if (stat(to, &state) == 0) note((struct record){GONE, state.st_ino, 0, 0, 0}, NULL, NULL);
  return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}
