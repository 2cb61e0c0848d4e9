package org.opnfv.doctor.functest.embedded.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Reply;

/** Glance: images and their data, API v2. */
public final class ImageService extends ApiService {

    private static final List<String> OLDER =
            List.of("v2.9", "v2.7", "v2.6", "v2.5", "v2.4", "v2.3", "v2.2", "v2.1", "v2.0");
    private static final String IMAGE = "/v2/images/{id}";
    private static final String FILE = IMAGE + "/file";

    private final Map<String, Image> images = new ConcurrentHashMap<>();

    /** A Glance without images. */
    public ImageService(Tokens tokens) {
        super("image", "glance", tokens);
        open("GET", "/", call -> versions(300));
        open("GET", "/versions", call -> versions(200));
        on("GET", "/v2/images", (call, caller) -> Reply.json(200, new ImageQuery(call, caller).page(images.values())));
        on("POST", "/v2/images", this::create);
        on("GET", IMAGE, (call, caller) -> Reply.json(200, seen(call, caller).attributes()));
        on("PATCH", IMAGE, this::update);
        on("DELETE", IMAGE, this::delete);
        on("PUT", FILE, this::upload);
        on("GET", FILE, this::download);
        on("GET", "/v2/info/stores", (call, caller) -> {
            throw new ApiError(404, "Multi backend is not supported at this site.");
        });
    }

    /** Whether there is an image with this id that an instance can boot from. */
    public boolean exists(String imageId) {
        Image image = images.get(imageId);
        return image != null && image.text("status").equals(Image.ACTIVE);
    }

    private Reply versions(int status) {
        Collection<Object> versions = new ArrayList<>();
        versions.add(version("v2.15", "CURRENT"));
        OLDER.forEach(id -> versions.add(version(id, "SUPPORTED")));
        return Reply.json(status, Map.of("versions", versions));
    }

    private Map<String, Object> version(String id, String status) {
        return Map.of("id", id, "status", status, "links", List.of(Map.of("rel", "self", "href", root() + "/v2/")));
    }

    private Reply create(Call call, Caller caller) {
        JsonNode body = JsonBody.read(call, "Malformed JSON in request body.");
        Map<String, Object> wishes = ImageRules.wishes(body, caller);
        String id = wishes.getOrDefault("id", UUID.randomUUID()).toString();
        Image image = Image.queued(id, caller.projectId(), wishes);
        if (images.putIfAbsent(id, image) != null) {
            throw new ApiError(409, "Image ID " + id + " already exists!");
        }
        return Reply.json(201, image.attributes()).with("Location", root() + image.text("self"));
    }

    private Image seen(Call call, Caller caller) {
        Image image = images.get(call.param("id"));
        if (image == null || !image.seenBy(caller)) {
            throw new ApiError(404, "No image found with ID " + call.param("id"));
        }
        return image;
    }

    private Image owned(Call call, Caller caller) {
        Image image = seen(call, caller);
        if (!image.ownedBy(caller)) {
            throw new ApiError(403, "You do not own this image");
        }
        return image;
    }

    private Reply update(Call call, Caller caller) {
        requireType(call, ImagePatch.MEDIA_TYPE);
        JsonNode operations = JsonBody.read(call, "Malformed JSON in request body.");
        String id = owned(call, caller).text("id");
        Image changed = images.computeIfPresent(
                id, (same, image) -> image.with(ImagePatch.apply(operations, image.attributes(), caller)));
        return Reply.json(200, (changed == null ? seen(call, caller) : changed).attributes());
    }

    private Reply delete(Call call, Caller caller) {
        String id = call.param("id");
        Image image = images.get(id);
        if (image == null || !image.seenBy(caller)) {
            throw new ApiError(404, "Failed to find image " + id + " to delete");
        }
        if (owned(call, caller).isProtected()) {
            throw new ApiError(403, "Image " + id + " is protected and cannot be deleted.");
        }
        images.remove(id);
        return Reply.bytes(204, "text/html; charset=UTF-8", new byte[0]);
    }

    private Reply upload(Call call, Caller caller) {
        requireType(call, "application/octet-stream");
        String id = owned(call, caller).text("id");
        images.computeIfPresent(id, (same, image) -> {
            String status = image.text("status");
            if (!status.equals(Image.QUEUED)) {
                throw new ApiError(409, "Image status transition from " + status + " to saving is not allowed");
            }
            if (image.text("disk_format").isEmpty()
                    || image.text("container_format").isEmpty()) {
                throw new ApiError(400, "Properties disk_format, container_format must be set prior to saving data.");
            }
            return image.holding(call.body());
        });
        return Reply.bytes(204, "text/html; charset=UTF-8", new byte[0]);
    }

    private Reply download(Call call, Caller caller) {
        Image image = seen(call, caller);
        if (image.data() == null) {
            return Reply.empty(204);
        }
        return Reply.bytes(200, "application/octet-stream", image.data()).with("Content-MD5", image.text("checksum"));
    }

    private static void requireType(Call call, String wanted) {
        String type = call.header("Content-Type").orElse("").split(";")[0].strip();
        if (!type.equals(wanted)) {
            throw new ApiError(415, "The request media type " + type + " is not supported by this server.");
        }
    }

    @Override
    protected Reply unauthorized(Call call) {
        return GlanceError.of(401, """
                This server could not verify that you are authorized to access the document you requested. Either you \
                supplied the wrong credentials (e.g., bad password), or your browser does not understand how to supply \
                the credentials required.""", "", accept(call))
                .with("WWW-Authenticate", "Keystone uri=\"" + tokens().authUrl() + "\"");
    }

    @Override
    protected Reply refused(Call call, ApiError refusal) {
        return GlanceError.of(refusal.status(), refusal.getMessage(), refusal.type(), accept(call));
    }

    @Override
    protected Reply error(int status, String message) {
        return GlanceError.of(status, message, "", "");
    }

    private static String accept(Call call) {
        return call.header("Accept").orElse("");
    }

    @Override
    protected Reply missing(Call call) {
        // Outside of its API, Glance answers with the versions it has.
        return call.path().startsWith("/v2/")
                ? GlanceError.of(404, "The resource could not be found.", "", accept(call))
                : versions(300);
    }

    @Override
    public String cataloguePath() {
        return "";
    }
}
