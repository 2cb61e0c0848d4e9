package org.opnfv.doctor.functest.installer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.opnfv.doctor.functest.host.Controller;

/**
 * An OpenStack deployed by OpenStack-Ansible: the inventory that it keeps as JSON, services on the hosts themselves or in their Linux
 * containers, and a user and a virtual host of the message bus for each service.
 */
public final class Osa extends AnsibleInstaller {
    private static final String INVENTORY = "/etc/openstack_deploy/openstack_inventory.json";

    @Override
    public Kind kind() {
        return new Kind("OpenStack-Ansible", "deploy host", List.of(), "root", null, List.of("root"));
    }

    @Override
    AdminFiles files() {
        return new AdminFiles(
                Path.of("/root/.config/openstack/clouds.yaml"),
                "default",
                Path.of("/root/openrc"),
                "openstack-ansible's utility-install.yml");
    }

    @Override
    String computes() {
        return "compute_hosts";
    }

    @Override
    List<String> controllers() {
        return List.of(
                "nova_api_os_compute",
                "nova_conductor",
                "ceilometer_agent_notification",
                "aodh_listener",
                "aodh_notifier");
    }

    @Override
    String machine(AnsibleInventory told, String host) {
        return told.machine(host);
    }

    @Override
    String remedy() {
        return "set ansible.inventory to its openstack_inventory.json";
    }

    @Override
    List<String> list(SiteRequest request) {
        String inventory = request.text("ansible.inventory");
        return List.of("cat", "--", inventory == null ? INVENTORY : inventory);
    }

    @Override
    public String novaConf(Controller controller) {
        return "/etc/nova/nova.conf";
    }

    @Override
    public boolean hasBusForEachService() {
        return true;
    }

    @Override
    public boolean hasVirtualEnvironments() {
        return true;
    }

    @Override
    public Optional<String> lastingChange() {
        return Optional.of(
                "on the deploy host set in /etc/openstack_deploy/user_variables.yml nova_nova_conf_overrides (notifications:"
                        + " {notify_on_state_change: vm_state}, oslo_messaging_notifications: {driver: messagingv2}) and"
                        + " ceilometer_event_pipeline_yaml_overrides (a sink whose publishers have notifier:// with the rest of"
                        + " aodh.conf's transport_url and topic=alarm.all among its options) and, where event definitions are"
                        + " changed, ceilometer_event_definitions_yaml_overrides, and call openstack-ansible os-nova-install.yml"
                        + " os-ceilometer-install.yml");
    }
}
