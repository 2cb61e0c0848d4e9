"""Neutron's agent for macvtap in one process: the threads of its privilege separation are lost when it forks, as it does since 2026.2."""
import functools

from neutron.cmd.plugins import macvtap_neutron_agent as command
from neutron.plugins.ml2.drivers.macvtap.agent import macvtap_neutron_agent as agent

if __name__ == "__main__":
    agent.service.launch = functools.partial(agent.service.launch, no_fork=True)
    command.main()
