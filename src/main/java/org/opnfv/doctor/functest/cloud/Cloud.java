package org.opnfv.doctor.functest.cloud;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opnfv.doctor.functest.cloud.transport.HttpTransport;

/**
 * A cloud, as one user sees it in one project. Keeps a token and renews it when the cloud refuses it; sends every request once. Safe for
 * any number of threads. Every failure is a {@link CloudException}.
 */
public final class Cloud implements AutoCloseable {
    private final Session session;
    private final MicroversionDiscovery discovery;
    private final HttpTransport owned;
    private final Identity identity;
    private final Compute compute;
    private final Network network;
    private final Image image;
    private final Alarming alarming;
    private final CongressDataSources congressDataSources;
    private final InstanceHa instanceHa;
    private final Vitrage vitrage;
    private final MaintenanceSessions maintenanceSessions;

    private Cloud(Session session, MicroversionDiscovery discovery, HttpTransport owned) {
        this.session = session;
        this.discovery = discovery;
        this.owned = owned;
        this.identity = new Identity(session);
        this.compute = new Compute(session, discovery);
        this.network = new Network(session);
        this.image = new Image(session);
        this.alarming = new Alarming(session);
        this.congressDataSources = new CongressDataSources(session);
        this.instanceHa = new InstanceHa(session);
        this.vitrage = new Vitrage(session);
        this.maintenanceSessions = new MaintenanceSessions(session);
    }

    /** Authenticates: UNREACHABLE when there is no Keystone, UNAUTHORIZED when it refuses the credentials. */
    public static Cloud connect(Credentials credentials, CloudSettings settings) {
        HttpTransport transport = new HttpTransport(
                credentials.tls(),
                credentials.proxies(),
                settings.connectTimeout(),
                settings.readTimeout(),
                settings.maxConnections());
        try {
            return new Cloud(new Session(transport, credentials), new MicroversionDiscovery(), transport);
        } catch (CloudException e) {
            transport.close();
            throw e;
        }
    }

    /**
     * The same cloud for another user of the caller's own domain, with its own token. Shares the connections of this one and needs no
     * closing.
     */
    public Cloud asUser(String userName, String password, String projectId) {
        Credentials mine = session.credentials();
        AuthMethod login = new AuthMethod.Password(
                IdentityRef.name(userName), IdentityRef.id(session.grant().userDomainId()), password);
        return as(mine.as(login, IdentityRef.id(projectId), mine.origin() + ", as user " + userName));
    }

    /**
     * The same user in another project, where the user needs a role; the login must not be bound to its own project. Shares the
     * connections of this one.
     */
    public Cloud inProject(String projectId) {
        Credentials mine = session.credentials();
        return as(mine.as(mine.login(), IdentityRef.id(projectId), mine.origin()));
    }

    /** The same user in the same project. Shares the connections of this one. */
    public Cloud shared() {
        return new Cloud(session, discovery, null);
    }

    /** Whether {@link #inProject} is impossible: an application credential is valid for one project. */
    public boolean boundToProject() {
        return session.credentials().login().boundToProject();
    }

    public Identity identity() {
        return identity;
    }

    public Compute compute() {
        return compute;
    }

    public Network network() {
        return network;
    }

    public Image image() {
        return image;
    }

    public Alarming alarming() {
        return alarming;
    }

    public CongressDataSources congressDataSources() {
        return congressDataSources;
    }

    public InstanceHa instanceHa() {
        return instanceHa;
    }

    public Vitrage vitrage() {
        return vitrage;
    }

    public MaintenanceSessions maintenanceSessions() {
        return maintenanceSessions;
    }

    public String projectId() {
        return session.grant().projectId();
    }

    public String projectName() {
        return session.grant().projectName();
    }

    public String userId() {
        return session.grant().userId();
    }

    public String userName() {
        return session.grant().userName();
    }

    /** Names of the roles that the user has in the project. */
    public Set<String> roles() {
        return session.grant().roles();
    }

    /**
     * The service of that type, such as {@code alarming}, under any of its names in the catalog; {@link CloudException} when it has no
     * usable URL.
     */
    public Optional<Service> service(String type) {
        return session.grant().endpoints().service(type);
    }

    /** The services of the catalog in the region and interface that the credentials choose, by type. */
    public List<Service> catalog() {
        return session.grant().catalog();
    }

    /**
     * The newest API version that a service of the catalog reports, such as {@code v2.1, microversions 2.1 to 2.93}; empty when it
     * reports none.
     */
    public Optional<String> version(Service service) {
        return VersionPage.newest(session, service);
    }

    /** Closes the connections, including those of the clouds made from this one, which have none of their own. */
    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }

    private Cloud as(Credentials credentials) {
        return new Cloud(session.with(credentials), discovery, null);
    }
}
