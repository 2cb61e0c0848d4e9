package org.opnfv.doctor.functest.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.opnfv.doctor.functest.cloud.Cloud;
import org.opnfv.doctor.functest.cloud.CloudException;
import org.opnfv.doctor.functest.cloud.CloudSettings;
import org.opnfv.doctor.functest.cloud.Credentials;

/** Base of the contract tests: gives them the {@link Stage}, and undoes after each test what it made. */
@Execution(ExecutionMode.SAME_THREAD)
@ExtendWith(ContractCloud.Shared.class)
abstract class ContractCloud {
    protected static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    protected Stage stage;
    protected final Undo undo = new Undo();

    /** Checks that the call is refused, in a message fit for a user. */
    protected CloudException refused(CloudException.Kind kind, ThrowingCallable call) {
        CloudException refusal = catchThrowableOfType(CloudException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.kind()).as(refusal.getMessage()).isEqualTo(kind);
        assertThat(refusal.getMessage()).isNotBlank().doesNotContain("\n").doesNotContainPattern(word(Stage.PASSWORD));
        if (!stage.credentials().login().secret().equals(stage.admin.userName())) {
            assertThat(refusal.getMessage())
                    .doesNotContainPattern(word(stage.credentials().login().secret()));
        }
        return refusal;
    }

    /** A password may be a part of quite other words. */
    private static String word(String secret) {
        return "(?<![\\w-])" + Pattern.quote(secret) + "(?![\\w-])";
    }

    /** A proxy before a cloud; it is closed after what the test made through it was undone. */
    protected CloudProxy proxy(Credentials credentials) throws IOException {
        CloudProxy proxy = new CloudProxy(credentials);
        undo.later(proxy::close);
        return proxy;
    }

    /** The cloud by way of the proxy; this authenticates. */
    protected Cloud through(CloudProxy proxy) {
        Cloud cloud = Cloud.connect(proxy.credentials(), CloudSettings.defaults());
        undo.later(cloud::close);
        return cloud;
    }

    /** Makes the stage once in a JVM; JUnit closes it when all tests are done. */
    static final class Shared implements TestInstancePostProcessor, AfterEachCallback {
        @Override
        public void postProcessTestInstance(Object test, ExtensionContext context) {
            ((ContractCloud) test).stage = context.getRoot()
                    .getStore(Namespace.create(Stage.class))
                    .getOrComputeIfAbsent(Stage.class, key -> open(), Stage.class);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            ((ContractCloud) context.getRequiredTestInstance()).undo.close();
        }

        private static Stage open() {
            try {
                return new Stage();
            } catch (Exception e) {
                throw new IllegalStateException("the contract's cloud is not to be had: " + e.getMessage(), e);
            }
        }
    }
}
