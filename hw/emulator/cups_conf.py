"""The configuration of the private cupsd: everything under one folder, one loopback port, no memory."""

from pathlib import Path

_FORGETFUL = Path(__file__).parents[1] / "printer" / "forgetful.conf"

_FILES_CONF = """\
ServerRoot {root}/etc
ServerBin {root}/lib
StateDir {root}/run
CacheDir {root}/cache
RequestRoot {root}/spool
TempDir {root}/spool/tmp
AccessLog {root}/log/access_log
ErrorLog {root}/log/error_log
PageLog {root}/log/page_log
Printcap {root}/run/printcap
SystemGroup root
User lp
Group lp
SyncOnClose Yes
"""

_CUPSD_CONF = """\
LogLevel info
MaxLogSize 0
Listen 127.0.0.1:{port}
DefaultAuthType None
DefaultPolicy default
<Location />
 Order allow,deny
 Allow 127.0.0.1
</Location>
<Policy default>
 JobPrivateAccess all
 JobPrivateValues none
 SubscriptionPrivateAccess all
 SubscriptionPrivateValues none
 <Limit All>
  Order allow,deny
  Allow all
 </Limit>
</Policy>
"""


def write(root: Path, port: int) -> None:
    """Write cupsd.conf and cups-files.conf into `root`/etc."""
    (root / "etc" / "cupsd.conf").write_text(_CUPSD_CONF.format(port=port) + _FORGETFUL.read_text())
    (root / "etc" / "cups-files.conf").write_text(_FILES_CONF.format(root=root))
