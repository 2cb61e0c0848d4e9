package org.opnfv.doctor.functest.embedded.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.Rest.Answer;

class PlaceApiTest extends KeystoneFixture {

    @Test
    void versionsAreToldToAnybody() {
        Answer choices = anybody.get("/");

        assertThat(choices.status()).isEqualTo(300);
        assertThat(choices.header("Location")).isEqualTo(keystone.root() + "/v3/");
        assertThat(choices.at("/versions/values/0/id")).isEqualTo("v3.14");
        for (String path : new String[] {"/v3", "/v3/"}) {
            assertThat(anybody.get(path).at("/version/links/0/href")).isEqualTo(keystone.root() + "/v3/");
        }
    }

    @Test
    void thereIsOneDomainAndOneRegion() {
        assertThat(admin.get("/v3/domains").at("/domains/0/name")).isEqualTo("Default");
        assertThat(admin.get("/v3/domains/default").at("/domain/id")).isEqualTo("default");
        assertThat(admin.get("/v3/domains/moon").at("/error/message")).isEqualTo("Could not find domain: moon.");
        assertThat(admin.get("/v3/regions").at("/regions/0/id")).isEqualTo("RegionOne");
        assertThat(admin.get("/v3/regions/RegionOne").status()).isEqualTo(200);
    }

    @Test
    void servicesAndEndpointsAreThoseOfTheCatalog() {
        Answer catalog = admin.get("/v3/auth/catalog");
        String service = catalog.at("/catalog/0/id");

        assertThat(catalog.at("/catalog/0/type")).isEqualTo("identity");
        assertThat(catalog.at("/catalog/0/endpoints/0/url"))
                .isEqualTo(keystone.endpoint().toString());
        assertThat(admin.get("/v3/services?type=identity").at("/services/0/id")).isEqualTo(service);
        assertThat(admin.get("/v3/services/" + service).at("/service/name")).isEqualTo("keystone");
        assertThat(admin.get("/v3/endpoints?interface=public").at("/endpoints/0/service_id"))
                .isEqualTo(service);
        assertThat(admin.get("/v3/endpoints?service_id=nothing").json("/endpoints"))
                .isEmpty();
    }

    @Test
    void elsewhereIsNothing() {
        assertThat(admin.get("/v3/nowhere").status()).isEqualTo(404);
        assertThat(admin.get("/v3/groups").json("/groups")).isEmpty();
    }
}
