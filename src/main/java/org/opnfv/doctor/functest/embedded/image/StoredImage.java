package org.opnfv.doctor.functest.embedded.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opnfv.doctor.functest.embedded.Caller;

/** An image: its attributes by the names of Glance's API v2, and its data after the upload. Immutable. */
record StoredImage(Map<String, Object> attributes, byte[] data) {

    private static final String QUEUED = "queued";
    private static final String ACTIVE = "active";

    StoredImage {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** A new image without data, with Glance's defaults where {@code wishes} has no value. */
    static StoredImage queued(String id, String owner, Map<String, Object> wishes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("visibility", "shared");
        all.put("size", null);
        all.put("protected", false);
        all.put("min_ram", 0);
        all.put("min_disk", 0);
        all.put("os_hidden", false);
        all.put("tags", List.of());
        all.putAll(wishes);
        all.put("id", id);
        all.put("owner", owner);
        all.put("status", QUEUED);
        all.put("created_at", now());
        all.put("updated_at", now());
        all.put("self", "/v2/images/" + id);
        all.put("file", "/v2/images/" + id + "/file");
        all.put("schema", "/v2/schemas/image");
        return new StoredImage(all, null);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** This image with its data, ready to boot from. */
    StoredImage holding(byte[] content) {
        Map<String, Object> all = new LinkedHashMap<>(attributes);
        all.put("status", ACTIVE);
        all.put("size", content.length);
        all.put("checksum", digest("MD5", content));
        all.put("os_hash_algo", "sha512");
        all.put("os_hash_value", digest("SHA-512", content));
        all.put("updated_at", now());
        return new StoredImage(all, content);
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no " + algorithm, impossible);
        }
    }

    /** An attribute's value as text; the empty text when it has none. */
    String text(String name) {
        Object value = attributes.get(name);
        return value == null ? "" : value.toString();
    }

    boolean active() {
        return text("status").equals(ACTIVE);
    }

    boolean ownedBy(Caller caller) {
        return caller.isAdmin() || text("owner").equals(caller.projectId());
    }

    boolean seenBy(Caller caller) {
        return ownedBy(caller) || text("visibility").equals("public");
    }
}
