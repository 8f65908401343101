/* Preloaded into ippeveprinter, which insists on two things that a container has not got: Avahi, even when
   it shall announce nothing, and IPv6. The avahi_* functions say that all is well and announce nothing;
   where there is no IPv6 loopback its second listener becomes a socket on which nobody ever calls. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stddef.h>
#include <sys/socket.h>

typedef struct addrlist addrlist;

addrlist *httpAddrGetList(const char *host, int family, const char *service)
{
    addrlist *(*real)(const char *, int, const char *) = dlsym(RTLD_NEXT, "httpAddrGetList");
    addrlist *found = real(host, family, service);
    return found == NULL && family == AF_INET6 ? real(host, AF_INET, service) : found;
}

int httpAddrListen(void *address, int port)
{
    static int listening;
    int (*real)(void *, int) = dlsym(RTLD_NEXT, "httpAddrListen");
    int ends[2], listener = real(address, port);
    if (listener < 0 && listening && socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0)
        return ends[0];
    listening = listener >= 0;
    return listener;
}

static int token;

void *avahi_threaded_poll_new(void) { return &token; }
const void *avahi_threaded_poll_get(void *poll) { (void)poll; return &token; }
int avahi_threaded_poll_start(void *poll) { (void)poll; return 0; }
int avahi_threaded_poll_stop(void *poll) { (void)poll; return 0; }
void avahi_threaded_poll_lock(void *poll) { (void)poll; }
void avahi_threaded_poll_unlock(void *poll) { (void)poll; }
void avahi_threaded_poll_free(void *poll) { (void)poll; }

void *avahi_client_new(const void *poll, int flags, void *callback, void *context, int *error)
{
    (void)poll; (void)flags; (void)callback; (void)context;
    if (error != NULL)
        *error = 0;
    return &token;
}

void avahi_client_free(void *client) { (void)client; }
const char *avahi_client_get_host_name_fqdn(void *client) { (void)client; return "localhost"; }
int avahi_client_errno(void *client) { (void)client; return 0; }
