package org.opnfv.doctor.functest.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.opnfv.doctor.functest.cloud.transport.CloudRequest;

/**
 * Images that the caller's project sees. Every call throws {@link CloudException}; deleting what no longer exists succeeds. A name that
 * several images have is CONFLICT.
 */
public final class Image {
    private final Session session;
    private final Api api;

    Image(Session session) {
        this.session = session;
        this.api = new Api(session, "image");
    }

    /** The id of the image of that name. */
    public Optional<String> findImage(String name) {
        List<? extends org.openstack4j.model.image.v2.Image> images =
                session.call(os -> os.imagesV2().list(Map.of("name", name)));
        return SingleMatch.named("image", name, images, image -> image.getName(), image -> image.getId());
    }

    /** The name of the image of that id, if there is one. */
    public Optional<String> imageName(String id) {
        return Session.unlessAbsent(() -> session.call(os -> os.imagesV2().get(id)))
                .map(image -> image.getName());
    }

    /**
     * Makes an image of the caller's project, which other projects do not see, and uploads its data.
     *
     * @param diskFormat {@code raw}, {@code qcow2} …
     * @return its id; when the upload fails, the image is deleted again
     */
    public String createImage(String name, byte[] data, String diskFormat) {
        return create(name, diskFormat, ask -> ask.bytes(data));
    }

    /** The same with the data of a file, which is not read into memory. */
    public String createImage(String name, Path data, String diskFormat) {
        return create(name, diskFormat, ask -> ask.content(data));
    }

    public void deleteImage(String id) {
        session.delete(os -> os.imagesV2().delete(id));
    }

    /** {@code queued}, {@code saving}, {@code active} …; empty when there is no such image. */
    public Optional<String> status(String id) {
        return Session.unlessAbsent(() -> session.call(os -> os.imagesV2().get(id)))
                .map(image -> image.getStatus().value());
    }

    private String create(String name, String diskFormat, UnaryOperator<CloudRequest> data) {
        // OpenStack4j replaces an unknown format by another word, and Glance's answer would be misleading.
        JsonNode made =
                api.post("/images", Map.of("name", name, "disk_format", diskFormat, "container_format", "bare"));
        String id = ApiJson.made(made, "id", "image " + name);
        try {
            // OpenStack4j sends a stream, which cannot be sent again with a fresh token.
            api.send(data.apply(api.ask("PUT", "/images/" + Api.escape(id) + "/file")));
            return id;
        } catch (CloudException e) {
            undo(id, e);
            throw e;
        }
    }

    private void undo(String id, CloudException cause) {
        try {
            deleteImage(id);
        } catch (CloudException e) {
            cause.addSuppressed(e);
        }
    }
}
