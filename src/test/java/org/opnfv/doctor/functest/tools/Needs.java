package org.opnfv.doctor.functest.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that can do nothing without programs of others. {@code mvn verify} runs none of these, so that it needs a
 * JDK and Maven alone; {@code mvn verify -Ptools} runs only these, and each fails where a program is missing.
 */
@Tag("tools")
@ExtendWith(NeedsExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    /** All that it calls. */
    Tool[] value();
}
