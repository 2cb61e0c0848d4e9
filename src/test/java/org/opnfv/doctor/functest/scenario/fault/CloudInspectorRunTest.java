package org.opnfv.doctor.functest.scenario.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opnfv.doctor.functest.clock.Clocks;
import org.opnfv.doctor.functest.cloud.Compute;
import org.opnfv.doctor.functest.cloud.Instance;
import org.opnfv.doctor.functest.cloud.InstanceFilter;
import org.opnfv.doctor.functest.contract.CloudProxy;
import org.opnfv.doctor.functest.contract.CongressServer;
import org.opnfv.doctor.functest.contract.VitrageServer;
import org.opnfv.doctor.functest.embedded.SmallCloud;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;
import org.opnfv.doctor.functest.inspector.Inspector;
import org.opnfv.doctor.functest.installer.Site;
import org.opnfv.doctor.functest.latency.Assessment;
import org.opnfv.doctor.functest.latency.Verdict;
import org.opnfv.doctor.functest.monitor.Monitor;
import org.opnfv.doctor.functest.scenario.Plan;
import org.opnfv.doctor.functest.scenario.Preflight;
import org.opnfv.doctor.functest.scenario.PreflightResult;
import org.opnfv.doctor.functest.scenario.ScenarioFixture;
import org.opnfv.doctor.functest.scenario.SettingsError;

/** Runs in which the inspector is a service of the cloud. */
class CloudInspectorRunTest {
    @TempDir
    private Path logs;

    private String ledger() {
        try (Stream<Path> files = Files.walk(logs)) {
            Path ledger = files.filter(file -> file.endsWith("ledger.jsonl"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plan plan(String inspector) {
        return ScenarioFixture.plan(
                "link-down",
                Map.of(
                        "chain",
                        new Plan.Chain(Monitor.named("sample"), Inspector.named(inspector), false),
                        "observeTimeout",
                        Duration.ofSeconds(10),
                        "arming",
                        new Plan.Arming(1, Duration.ofMillis(100), Duration.ofSeconds(5))));
    }

    private Assessment run(SmallCloud cloud, CloudProxy proxy, String inspector) {
        try (Site site = ScenarioFixture.site(cloud, proxy)) {
            return ScenarioFixture.run(site, logs, plan(inspector), Clocks.system());
        }
    }

    /** What policies and templates do with a host that is down. */
    private static void mark(SmallCloud cloud, String host) {
        Compute compute = cloud.admin().compute();
        compute.instances(InstanceFilter.everyones().on(host))
                .forEach(instance -> compute.resetState(instance.id(), "error"));
        compute.forceDown(host, true);
    }

    @Test
    void whatCongressIsToldIsWrittenDownFirstAndTakenBack() throws Exception {
        List<String> written = new CopyOnWriteArrayList<>();
        try (SmallCloud cloud = SmallCloud.start();
                CloudProxy proxy = new CloudProxy(cloud.credentials())) {
            proxy.with(CongressServer.TYPE);
            CongressServer congress = new CongressServer().routed(proxy::always).policy((JsonNode event) -> {
                written.add(ledger());
                mark(cloud, event.at("/details/hostname").asText());
            });

            Assessment run = run(cloud, proxy, "congress");

            assertThat(run.reasons()).isEmpty();
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(written).singleElement().asString().contains("\"kind\":\"reported-down\"");
            assertThat(congress.events()).isEmpty();
            assertThat(run.facts().cleanup().complete()).isTrue();
            assertThat(cloud.admin().compute().computeServices()).noneMatch(service -> service.forcedDown());
        }
    }

    /** What its notifier does when it is told that a host is up. */
    private static void unmark(SmallCloud cloud, String host) {
        Compute compute = cloud.admin().compute();
        compute.instances(InstanceFilter.everyones().on(host))
                .forEach(instance -> compute.resetState(instance.id(), "active"));
        compute.forceDown(host, false);
    }

    @Test
    void vitrageMarksByTheRunsOwnTemplateAndForgetsBoth() throws Exception {
        List<String> written = new CopyOnWriteArrayList<>();
        try (SmallCloud cloud = SmallCloud.start();
                CloudProxy proxy = new CloudProxy(cloud.credentials())) {
            Compute compute = cloud.admin().compute();
            proxy.with(VitrageServer.TYPE);
            VitrageServer vitrage = new VitrageServer()
                    .routed(proxy::always)
                    .knowing(() -> compute.instances(InstanceFilter.everyones()).stream()
                            .filter(instance -> instance.host() != null)
                            .collect(Collectors.toMap(Instance::id, Instance::host)))
                    .marking((host, down) -> {
                        written.add(ledger());
                        if (down) {
                            mark(cloud, host);
                        } else {
                            unmark(cloud, host);
                        }
                    });

            Assessment run = run(cloud, proxy, "vitrage");

            assertThat(run.reasons()).isEmpty();
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(written.get(0)).contains("\"kind\":\"template\"", "\"kind\":\"reported-down\"");
            assertThat(vitrage.alarms()).isEmpty();
            assertThat(vitrage.templates()).isEmpty();
            assertThat(run.facts().cleanup().complete()).isTrue();
            assertThat(compute.computeServices()).noneMatch(service -> service.forcedDown());
        }
    }

    @Test
    void aVitrageThatKnowsNoInstanceIsNotToldOfAFault() throws Exception {
        try (SmallCloud cloud = SmallCloud.start();
                CloudProxy proxy = new CloudProxy(cloud.credentials())) {
            proxy.with(VitrageServer.TYPE);
            VitrageServer vitrage = new VitrageServer().routed(proxy::always);

            Assessment run = run(cloud, proxy, "vitrage");

            assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(run.reasons().get(0))
                    .startsWith("the marking could not be rehearsed: Vitrage knows 0 of 1 instances");
            assertThat(run.facts().fault()).isNull();
            assertThat(vitrage.events()).isEmpty();
            assertThat(vitrage.templates()).isEmpty();
        }
    }

    @Test
    void aCloudWithoutTheServiceIsRefusedAtOnce() {
        try (SmallCloud cloud = SmallCloud.start();
                Site site = ScenarioFixture.site(cloud)) {
            Plan plan = plan("vitrage");

            assertThatThrownBy(() -> ScenarioFixture.run(site, logs, plan, Clocks.system()))
                    .isInstanceOf(SettingsError.class)
                    .hasMessageStartingWith("the catalog has no rca service");
            assertThat(ledger()).doesNotContain("template");
        }
    }

    @Test
    void aTemplateThatVitrageDoesNotAcceptEndsTheRunAtOnceAndIsDeleted() throws Exception {
        try (SmallCloud cloud = SmallCloud.start();
                CloudProxy proxy = new CloudProxy(cloud.credentials())) {
            VitrageServer vitrage = new VitrageServer();
            proxy.with(VitrageServer.TYPE);
            proxy.instead("GET /rca/v1/template", 1, call -> Reply.rawJson(200, "[]"));
            proxy.instead("GET /rca/v1/template", 1, call -> {
                vitrage.templates().forEach(one -> one.put("status", "ERROR").put("status details", "no such type"));
                return Reply.json(200, vitrage.templates());
            });
            vitrage.routed(proxy::always);

            Assessment run = run(cloud, proxy, "vitrage");

            assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(run.reasons().get(0))
                    .matches("Vitrage does not accept template doctor_template-\\w+: no such type");
            assertThat(vitrage.templates()).isEmpty();
            assertThat(run.facts().cleanup().complete()).isTrue();
        }
    }

    /** That says nothing about the settings. */
    @Test
    void aServiceThatDoesNotAnswerMakesTheRunUnknown() throws Exception {
        for (String inspector : List.of("vitrage", "congress")) {
            try (SmallCloud cloud = SmallCloud.start();
                    CloudProxy proxy = new CloudProxy(cloud.credentials())) {
                proxy.with(VitrageServer.TYPE);
                proxy.with(CongressServer.TYPE);
                proxy.instead(".* /(rca|policy)/.*", Integer.MAX_VALUE, call -> Reply.empty(503));

                Assessment run = run(cloud, proxy, inspector);

                assertThat(run.verdict()).isEqualTo(Verdict.UNKNOWN);
                assertThat(run.reasons().get(0)).contains("answered 503");
                assertThat(run.facts().cleanup().complete()).isTrue();
            }
        }
    }

    private static List<PreflightResult> check(SmallCloud cloud, CloudProxy proxy, String inspector) {
        List<PreflightResult> found = new ArrayList<>();
        try (Site site = ScenarioFixture.site(cloud, proxy)) {
            new Preflight(site, plan(inspector), true).look(found::add);
        }
        return found.stream()
                .filter(result -> result.what().equals("inspector"))
                .toList();
    }

    @Test
    void aCheckSaysWhetherTheServiceIsThereAndAnswers() throws Exception {
        try (SmallCloud cloud = SmallCloud.start();
                CloudProxy without = new CloudProxy(cloud.credentials());
                CloudProxy proxy = new CloudProxy(cloud.credentials())) {
            assertThat(check(cloud, without, "sample")).isEmpty();
            assertThat(check(cloud, without, "vitrage")).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(PreflightResult.Level.FAILED);
                assertThat(found.detail()).startsWith("the catalog has no rca service");
            });
            proxy.with(VitrageServer.TYPE);
            proxy.with(CongressServer.TYPE);
            proxy.instead("POST /rca/v1/topology", 1, call -> Reply.empty(403));
            new VitrageServer().routed(proxy::always);
            CongressServer congress = new CongressServer().routed(proxy::always);

            assertThat(check(cloud, proxy, "vitrage")).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(PreflightResult.Level.FAILED);
                assertThat(found.detail()).contains("answered 403 to POST /rca/v1/topology");
            });
            assertThat(check(cloud, proxy, "vitrage")).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(PreflightResult.Level.OK);
                assertThat(found.detail()).startsWith("Vitrage at http").endsWith("answers, and has 0 templates");
            });
            assertThat(check(cloud, proxy, "congress")).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(PreflightResult.Level.OK);
                assertThat(found.detail()).startsWith("Congress at http");
            });
            congress.events().add(Json.mapper().readTree("{\"type\": \"theirs\"}"));
            assertThat(check(cloud, proxy, "congress")).singleElement().satisfies(found -> {
                assertThat(found.level()).isEqualTo(PreflightResult.Level.FAILED);
                assertThat(found.detail()).startsWith("table events of this Congress has 1 rows");
            });
        }
    }
}
