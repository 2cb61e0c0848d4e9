package org.opnfv.doctor.functest.cloud;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the one resource of a name. OpenStack allows several of a name; a caller can mean only one. */
final class SingleMatch {
    private SingleMatch() {}

    /**
     * @param what the kind of resource, for the message
     * @throws CloudException CONFLICT, naming the ids, when there are several
     */
    static <T> Optional<String> named(
            String what, String name, List<? extends T> found, Function<T, String> nameOf, Function<T, String> idOf) {
        if (found.stream().anyMatch(thing -> thing == null || idOf.apply(thing) == null)) {
            throw CloudErrors.silent("listing " + what + "s", "id of one of them");
        }
        List<String> ids = found.stream()
                .filter(thing -> name.equals(nameOf.apply(thing)))
                .map(idOf)
                .collect(Collectors.toList());
        if (ids.size() > 1) {
            throw new CloudException(
                    CloudException.Kind.CONFLICT,
                    0,
                    "there are " + ids.size() + " " + what + "s named " + name + ": " + String.join(", ", ids)
                            + "; delete or rename all but one");
        }
        return ids.stream().findFirst();
    }
}
