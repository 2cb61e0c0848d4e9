package org.opnfv.doctor.functest.installer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opnfv.doctor.functest.host.Controller;

/** An OpenStack deployed by kolla-ansible: its inventory as Ansible reads it, and what {@code kolla-ansible post-deploy} wrote. */
public final class Kolla extends AnsibleInstaller {
    @Override
    public Kind kind() {
        String me = System.getProperty("user.name");
        return new Kind("kolla-ansible", "deploy host", List.of(), me, null, List.of(me));
    }

    @Override
    AdminFiles files() {
        Path folder = Path.of("/etc/kolla");
        return new AdminFiles(
                folder.resolve("clouds.yaml"),
                "kolla-admin",
                folder.resolve("admin-openrc.sh"),
                "kolla-ansible post-deploy");
    }

    @Override
    String computes() {
        return "compute";
    }

    @Override
    List<String> controllers() {
        return List.of("control");
    }

    @Override
    String remedy() {
        return "set ansible.inventory to the file that kolla-ansible gets with -i";
    }

    /**
     * Ansible refuses to start where the locale has no UTF-8, which that of a command over SSH may not have; and of an inventory that was
     * named and cannot be read it only warns, unless told otherwise.
     */
    @Override
    List<String> list(SiteRequest request) {
        List<String> words = new ArrayList<>(List.of("env", "LC_ALL=C.UTF-8"));
        String inventory = request.text("ansible.inventory");
        if (inventory != null) {
            words.add("ANSIBLE_INVENTORY_UNPARSED_FAILED=true");
        }
        words.addAll(List.of(request.text("ansible.inventory_command"), "--list"));
        if (inventory != null) {
            words.addAll(List.of("-i", inventory));
        }
        return words;
    }

    @Override
    public String novaConf(Controller controller) {
        return controller.layout().file("nova-api", "/etc/nova/nova.conf");
    }
}
