package org.opnfv.doctor.functest.cloud;

import java.util.Objects;
import org.openstack4j.model.common.Identifier;

/**
 * A project, user or domain of Keystone, named by its id or by its name.
 *
 * @param byId whether {@code value} is the id
 * @param value the id or the name
 */
public record Ref(boolean byId, String value) {
    public Ref {
        Objects.requireNonNull(value);
    }

    public static Ref id(String id) {
        return new Ref(true, id);
    }

    public static Ref name(String name) {
        return new Ref(false, name);
    }

    Identifier identifier() {
        return byId ? Identifier.byId(value) : Identifier.byName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
