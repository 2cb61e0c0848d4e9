package org.opnfv.doctor.functest.embedded.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Keystone: one domain {@code Default} with projects, users and roles, tokens for them, and the catalog; API v3. */
public final class IdentityService extends ApiService {

    /** The user and project that exist from the start. */
    public static final String ADMIN = "admin";

    /** The name of the only domain. */
    public static final String DOMAIN_NAME = Directory.DOMAIN_NAME;

    /** The only region. */
    public static final String REGION = Catalog.REGION;

    static final Map<String, Object> DOMAIN = Map.of("id", Directory.DOMAIN_ID, "name", Directory.DOMAIN_NAME);

    private final Directory directory;
    private final Catalog catalog = new Catalog();
    private final EntityView view = new EntityView(this::root);

    /** A Keystone after its bootstrap: the user admin with this password, on the project admin. */
    public IdentityService(Tokens tokens, String adminPassword) {
        super("identity", "keystone", tokens);
        this.directory = new Directory(adminPassword);
        TokenApi tokenApi = new TokenApi(directory, tokens, catalog);
        open(
                "GET",
                "/",
                call -> Reply.json(300, Map.of("versions", Map.of("values", List.of(version()))))
                        .with("Location", view.url("/v3/")));
        open("GET", "/v3", call -> Reply.json(200, Map.of("version", version())));
        open("POST", "/v3/auth/tokens", tokenApi::make);
        tokenApi.addTo(this::on);
        new EntityApi(directory, tokens, view).addTo(this::on);
        new RoleAssignmentApi(directory, tokens, view).addTo(this::on);
        new ApplicationCredentialApi(directory, tokens, view).addTo(this::on);
        on("GET", "/v3/domains/{id}", this::domain);
    }

    private Map<String, Object> version() {
        return Map.of(
                "id", "v3.14",
                "status", "stable",
                "updated", "2020-04-07T00:00:00Z",
                "links", List.of(Map.of("rel", "self", "href", view.url("/v3/"))));
    }

    /** Lists these services in the catalog from now on; they are already started. */
    public void publish(Collection<ApiService> services) {
        catalog.publish(services);
    }

    private Reply domain(Call call, Caller caller) {
        if (!call.param("id").equals(Directory.DOMAIN_ID)) {
            throw KeystoneErrors.notFound("domain", call.param("id"));
        }
        return Reply.json(200, Map.of("domain", DOMAIN));
    }

    @Override
    protected Reply unauthorized(Call call) {
        return error(401, KeystoneErrors.unauthorized().getMessage());
    }

    @Override
    protected Reply error(int status, String message) {
        Reply reply = Reply.json(status, Map.of("error", Map.of("code", status, "message", message)));
        return status == 401 ? reply.with("WWW-Authenticate", "Keystone uri=\"" + endpoint() + "\"") : reply;
    }

    @Override
    public String cataloguePath() {
        return "/v3";
    }
}
