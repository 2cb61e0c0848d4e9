package org.opnfv.doctor.functest.embedded.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Rest;
import org.opnfv.doctor.functest.embedded.Rest.Answer;
import org.opnfv.doctor.functest.embedded.Tokens;

class PlacementServiceTest {

    @Test
    void tellsItsVersionToAnybodyAndHasNothingElse() throws Exception {
        Tokens tokens = new Tokens();
        String token =
                tokens.issue(new Caller("u", "u", "p", "p", Set.of("admin"))).id();
        try (PlacementService placement = new PlacementService(tokens)) {
            placement.start(0);
            Rest anybody = Rest.at(placement.root());

            Answer versions = anybody.get("/");
            assertThat(versions.at("/versions/0/max_version")).isEqualTo("1.39");
            assertThat(versions.header("openstack-api-version")).isEqualTo("placement 1.0");
            assertThat(anybody.get("/resource_providers").status()).isEqualTo(401);
            Answer missing = anybody.as(token).get("/resource_providers");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.at("/errors/0/title")).isEqualTo("Not Found");
        }
    }
}
