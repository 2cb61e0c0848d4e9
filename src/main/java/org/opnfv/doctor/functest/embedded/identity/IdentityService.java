package org.opnfv.doctor.functest.embedded.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opnfv.doctor.functest.embedded.ApiService;
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

    private static final Map<Integer, String> TITLES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            409, "Conflict",
            500, "Internal Server Error");

    private final Directory directory;
    private final Catalog catalog = new Catalog();
    private final Pages pages = new Pages(this::root);

    /** A Keystone as its bootstrap leaves it: the user admin with this password, on the project admin. */
    public IdentityService(Tokens tokens, String adminPassword) {
        super("identity", "keystone", tokens);
        this.directory = new Directory(adminPassword);
        TokenApi tokenApi = new TokenApi(directory, tokens, catalog);
        open(
                "GET",
                "/",
                call -> Reply.json(300, Map.of("versions", Map.of("values", List.of(version()))))
                        .with("Location", pages.url("/v3/")));
        open("GET", "/v3", call -> Reply.json(200, Map.of("version", version())));
        open("POST", "/v3/auth/tokens", tokenApi::make);
        tokenApi.addTo(this::on);
        new EntityApi(directory, tokens, pages).addTo(this::on);
        new GrantApi(directory, tokens, pages).addTo(this::on);
        new ApplicationCredentialApi(directory, tokens, pages).addTo(this::on);
        new PlaceApi(catalog, pages).addTo(this::on);
    }

    private Map<String, Object> version() {
        return Map.of(
                "id", "v3.14",
                "status", "stable",
                "updated", "2020-04-07T00:00:00Z",
                "links", List.of(Map.of("rel", "self", "href", pages.url("/v3/"))),
                "media-types",
                        List.of(Map.of(
                                "base", "application/json", "type", "application/vnd.openstack.identity-v3+json")));
    }

    /** Lists these services in the catalog from now on; they have been started. */
    public void publish(Collection<ApiService> services) {
        catalog.publish(services);
    }

    /** The name of a project. */
    public Optional<String> projectName(String id) {
        return directory.find(Kind.PROJECT, id).map(Entity::name);
    }

    @Override
    protected Reply unauthorized(Call call) {
        return error(401, Refusals.unauthorized().getMessage());
    }

    @Override
    protected Reply finish(Call call, Reply reply, String requestId) {
        return super.finish(call, reply, requestId).with("Vary", "X-Auth-Token");
    }

    @Override
    protected Reply error(int status, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", status);
        error.put("message", message);
        error.put("title", TITLES.getOrDefault(status, "Error"));
        Reply reply = Reply.json(status, Map.of("error", error));
        return status == 401 ? reply.with("WWW-Authenticate", "Keystone uri=\"" + endpoint() + "\"") : reply;
    }

    @Override
    protected Reply missing(Call call) {
        return Reply.bytes(
                404, "text/html; charset=utf-8", "<title>404 Not Found</title><h1>Not Found</h1>".getBytes(UTF_8));
    }

    @Override
    public String cataloguePath() {
        return "/v3";
    }
}
