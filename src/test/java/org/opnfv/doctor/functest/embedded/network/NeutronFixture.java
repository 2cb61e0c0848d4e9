package org.opnfv.doctor.functest.embedded.network;

import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Tokens;

/** A Neutron of its own for each test, and three people who know it. */
abstract class NeutronFixture {

    static final String NETWORKS = "/v2.0/networks";
    static final String SUBNETS = "/v2.0/subnets";
    static final String PORTS = "/v2.0/ports";

    final Tokens tokens = new Tokens();

    @AutoClose
    final NetworkService neutron = new NetworkService(tokens, Release.newest());

    final Caller annaHerself = new Caller("anna", "anna", "p1", "p1", Set.of("member"));

    Rest anybody;
    Rest admin;
    Rest anna;
    Rest bert;

    @BeforeEach
    void start() throws Exception {
        neutron.start(0);
        anybody = Rest.at(neutron.root());
        admin = as(new Caller("admin", "admin", "p0", "p0", Set.of("admin")));
        anna = as(annaHerself);
        bert = as(new Caller("bert", "bert", "p2", "p2", Set.of("member")));
    }

    private Rest as(Caller caller) {
        return anybody.as(tokens.issue(caller).id());
    }

    static String network(Rest who, String attributes) {
        return who.post(NETWORKS, "{'network': {" + attributes + "}}").at("/network/id");
    }

    static String subnet(Rest who, String networkId, String cidr) {
        return who.post(
                        SUBNETS,
                        "{'subnet': {'network_id': '" + networkId + "', 'ip_version': 4, 'cidr': '" + cidr + "'}}")
                .at("/subnet/id");
    }

    static String port(Rest who, String networkId) {
        return who.post(PORTS, "{'port': {'network_id': '" + networkId + "'}}").at("/port/id");
    }
}
