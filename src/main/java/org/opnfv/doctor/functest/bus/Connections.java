package org.opnfv.doctor.functest.bus;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Address;
import com.rabbitmq.client.AuthenticationFailureException;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.opnfv.doctor.functest.http.tls.Tls;

/** Opens connections to RabbitMQ. A lost connection is not reopened: messages missed meanwhile would go unnoticed. */
final class Connections {
    static final int TIMEOUT_MS = 3_000;

    private static final int HEARTBEAT_S = 10;

    private Connections() {}

    /** Tries the servers in turn; the name is shown in the broker's list of connections. */
    static Connection open(Broker broker, Path authority, String name) throws BusException {
        Tls tls = authority == null ? Tls.system() : Tls.trusting(authority);
        Exception last = null;
        for (Broker.Server server : broker.servers()) {
            try {
                return factory(broker, tls, server)
                        .newConnection(List.of(new Address(server.host(), server.port())), name);
            } catch (IOException | TimeoutException e) {
                last = e;
            }
        }
        String todo = last instanceof SSLException && authority == null ? ": name its authority as bus.cacert" : "";
        String said = "the message bus at " + broker.names() + " cannot be reached: " + reason(last) + todo;
        throw isRefusal(last) ? BusException.refused(said, last) : new BusException(said, last);
    }

    private static ConnectionFactory factory(Broker broker, Tls tls, Broker.Server server) throws IOException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUsername(server.user());
        factory.setPassword(server.password());
        factory.setVirtualHost(broker.virtualHost());
        factory.setConnectionTimeout(TIMEOUT_MS);
        factory.setHandshakeTimeout(TIMEOUT_MS);
        factory.setChannelRpcTimeout(TIMEOUT_MS);
        factory.setRequestedHeartbeat(HEARTBEAT_S);
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setThreadFactory(threads());
        if (broker.tls()) {
            factory.useSslProtocol(tls.context());
            factory.enableHostnameVerification();
        }
        return factory;
    }

    /** Whether the server answers and does not want this user there. */
    private static boolean isRefusal(Exception e) {
        return e instanceof PossibleAuthenticationFailureException
                || e instanceof AuthenticationFailureException
                || e.getCause() instanceof ShutdownSignalException signal
                        && signal.getReason() instanceof AMQP.Connection.Close close
                        && (close.getReplyCode() == AMQP.NOT_ALLOWED || close.getReplyCode() == AMQP.ACCESS_REFUSED);
    }

    static ThreadFactory threads() {
        return new DefaultThreadFactory("bus-tap", true);
    }

    /** The reason in one line, in RabbitMQ's own words where it gave some. */
    static String reason(Throwable failure) {
        if (failure instanceof ShutdownSignalException signal && signal.getReason() != null) {
            return signal.getReason() instanceof AMQP.Channel.Close close
                    ? close.getReplyText()
                    : signal.getReason() instanceof AMQP.Connection.Close ended
                            ? ended.getReplyText()
                            : signal.getMessage();
        }
        Throwable cause = failure == null ? null : failure.getCause();
        if (failure != null && failure.getMessage() == null && cause != null) {
            return reason(cause);
        }
        if (failure == null || failure.getMessage() == null) {
            return failure == null
                    ? "it ended"
                    : failure instanceof TimeoutException
                            ? "no answer in time"
                            : failure.getClass().getSimpleName();
        }
        return failure.getMessage().replaceFirst("\\.$", "");
    }
}
