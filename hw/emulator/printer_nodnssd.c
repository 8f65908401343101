/* Preloaded into ippeveprinter, which insists on Avahi even when it shall announce nothing:
   these few functions say that all is well, so it runs without D-Bus and announces nothing. */
#include <stddef.h>

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
