"""A session of the lab's admin, from the OS_* variables."""
import os

from keystoneauth1 import adapter, session
from keystoneauth1.identity import v3


def connect(timeout=30, project=None):
    """A session, in another project than the admin's own if one is named; requests are given up after `timeout` s."""
    auth = v3.Password(
        auth_url=os.environ["OS_AUTH_URL"],
        username=os.environ["OS_USERNAME"],
        password=os.environ["OS_PASSWORD"],
        project_name=project or os.environ["OS_PROJECT_NAME"],
        user_domain_name=os.environ["OS_USER_DOMAIN_NAME"],
        project_domain_name=os.environ["OS_PROJECT_DOMAIN_NAME"],
    )
    return session.Session(auth=auth, timeout=timeout)


def service(sess, kind, microversion=None):
    """The API of one service in the catalog; errors are raised by it."""
    return adapter.Adapter(sess, service_type=kind, interface="public", default_microversion=microversion,
                           connect_retries=0)
