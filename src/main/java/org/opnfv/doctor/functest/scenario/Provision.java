package org.opnfv.doctor.functest.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.ledger.Ledger;

/** Makes what instances need: image, flavor, network. A resource that exists under the wanted name is used as it is. */
public final class Provision {
    /** Bootable in name only: no instance of the test ever has to run a program. */
    private static final int BLANK_BYTES = 1 << 20;

    private final Cloud admin;
    private final Ledger ledger;
    private final ResourceNames names;
    private final Plan.Resources wanted;

    /** Does nothing yet. */
    public Provision(Cloud admin, Ledger ledger, ResourceNames names, Plan.Resources wanted) {
        this.admin = admin;
        this.ledger = ledger;
        this.names = names;
        this.wanted = wanted;
    }

    /** Makes or finds all of it for that owner. */
    public TestBed make(Account.Owner owner) {
        Cloud cloud = owner.cloud();
        List<Supplier<String>> apart = List.of(() -> image(cloud), this::flavor, () -> network(cloud));
        List<String> ids = Parallel.map(apart, Supplier::get);
        return new TestBed(admin, cloud, owner.projectId(), ids.get(0), ids.get(1), ids.get(2));
    }

    private String image(Cloud owner) {
        Path file = wanted.imageFile();
        if (file != null && (Files.isDirectory(file) || !Files.isReadable(file))) {
            throw new SettingsError(
                    "cannot read image.file " + file + ": it is missing, a folder, or not to be read", null);
        }
        String name = Optional.ofNullable(wanted.image()).orElse(names.of("image"));
        return owner.image()
                .findImage(name)
                .orElseGet(() -> ledger.make(
                        ChangeKinds.IMAGE,
                        name,
                        () -> file == null
                                ? owner.image().createImage(name, new byte[BLANK_BYTES], wanted.imageFormat())
                                : owner.image().createImage(name, file, wanted.imageFormat())));
    }

    private String flavor() {
        String name = Optional.ofNullable(wanted.flavor()).orElse(names.of("flavor"));
        return admin.compute()
                .findFlavor(name)
                .orElseGet(() -> ledger.make(
                        ChangeKinds.FLAVOR,
                        name,
                        () -> admin.compute().createFlavor(name, wanted.ramMb(), wanted.vcpus(), wanted.diskGb())));
    }

    private String network(Cloud owner) {
        String name = Optional.ofNullable(wanted.network()).orElse(names.of("net"));
        return owner.network().findNetwork(name).orElseGet(() -> {
            String id =
                    ledger.make(ChangeKinds.NETWORK, name, () -> owner.network().createNetwork(name));
            String subnet = names.of("subnet");
            ledger.make(ChangeKinds.SUBNET, subnet, () -> owner.network().createSubnet(id, subnet, wanted.cidr()));
            return id;
        });
    }
}
