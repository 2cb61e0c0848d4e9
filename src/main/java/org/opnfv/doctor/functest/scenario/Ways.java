package org.opnfv.doctor.functest.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.fault.ForceDown;
import org.opnfv.doctor.functest.fault.LinkDown;
import org.opnfv.doctor.functest.fault.Manual;
import org.opnfv.doctor.functest.fault.Operator;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.ledger.Change;
import org.opnfv.doctor.functest.ledger.Undo;
import org.opnfv.doctor.functest.patch.Patcher;

/**
 * The way back for each kind of change. A thing whose id was lost in a crash is found by its name, which is unique to the run;
 * what is not there any more is undone.
 */
final class Ways {
    private final Cloud admin;
    private final Duration timeout;
    private final Operator operator;
    private final HostBack.Recovered recovered;

    Ways(Cloud admin, Duration timeout, Operator operator, HostBack.Recovered recovered) {
        this.admin = admin;
        this.timeout = timeout;
        this.operator = operator;
        this.recovered = recovered;
    }

    Map<String, Undo> all(Site site) {
        Map<String, Undo> ways = new HashMap<>();
        ways.put(Kinds.CLOUD, batch -> Map.of());
        ways.put(Kinds.PROJECT, each(byId(admin.identity()::findProject, admin.identity()::deleteProject)));
        ways.put(Kinds.USER, each(byId(admin.identity()::findUser, admin.identity()::deleteUser)));
        ways.put(Kinds.ROLE, each(byId(admin.identity()::findRole, admin.identity()::deleteRole)));
        ways.put(
                Kinds.GRANT,
                each(grant -> admin.identity()
                        .revoke(
                                grant.details().get("project"),
                                grant.details().get("user"),
                                grant.details().get("role"))));
        ways.put(
                Kinds.QUOTA,
                each(quota -> admin.compute().deleteQuota(quota.details().get("project"))));
        ways.put(Kinds.FLAVOR, each(byId(admin.compute()::findFlavor, admin.compute()::deleteFlavor)));
        ways.put(Kinds.IMAGE, each(byId(admin.image()::findImage, admin.image()::deleteImage)));
        ways.put(Kinds.SUBNET, each(byId(admin.network()::findSubnet, admin.network()::deleteSubnet)));
        ways.put(Kinds.NETWORK, each(byId(admin.network()::findNetwork, admin.network()::deleteNetwork)));
        ways.put(Kinds.ALARM, each(byId(admin.alarming()::findAlarmAnywhere, admin.alarming()::deleteAlarm)));
        ways.put(Kinds.INSTANCE, new InstancesGone(admin.compute(), timeout));
        ways.put(
                Kinds.INSTANCE_STATE,
                each(state ->
                        admin.compute().resetState(state.name(), state.details().get("state"))));
        ways.put(Kinds.FORCED_DOWN, each(host -> admin.compute().forceDown(host.name(), false)));
        ways.put(Patcher.KIND, Patching.undo(site, timeout));
        HostBack hostBack = new HostBack(site, admin.compute(), timeout, recovered);
        ways.put(LinkDown.KIND, hostBack.with(host -> host.link().up()));
        ways.put(ForceDown.KIND, hostBack.untouched());
        ways.put(Manual.KIND, hostBack.with(host -> {
            operator.ask("Give " + host.name() + " its network back (plug its cable in), then press Enter");
            return Optional.empty();
        }));
        return ways;
    }

    private static Consumer<Change> byId(Function<String, Optional<String>> find, Consumer<String> delete) {
        return change -> Optional.ofNullable(change.id())
                .or(() -> find.apply(change.name()))
                .ifPresent(delete);
    }

    /** Undoes the changes of a batch side by side. */
    private static Undo each(Consumer<Change> way) {
        return batch -> {
            Map<Change, String> failed = new LinkedHashMap<>();
            List<Optional<String>> errors = Parallel.map(batch, change -> attempt(change, way));
            for (int i = 0; i < batch.size(); i++) {
                Change change = batch.get(i);
                errors.get(i).ifPresent(error -> failed.put(change, error));
            }
            return failed;
        };
    }

    private static Optional<String> attempt(Change change, Consumer<Change> way) {
        try {
            way.accept(change);
            return Optional.empty();
        } catch (CloudException e) {
            return e.kind() == CloudException.Kind.NOT_FOUND ? Optional.empty() : Optional.of(e.getMessage());
        }
    }
}
