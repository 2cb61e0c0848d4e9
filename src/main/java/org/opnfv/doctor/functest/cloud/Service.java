package org.opnfv.doctor.functest.cloud;

import java.net.URI;

/**
 * A service of the catalog, in the region and interface of the credentials.
 *
 * @param type such as {@code compute} or {@code alarming}
 * @param name such as {@code nova}
 * @param url its endpoint, as the catalog has it
 */
public record Service(String type, String name, URI url) {}
