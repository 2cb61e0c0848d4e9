package org.opnfv.doctor.functest.embedded.image;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.opnfv.doctor.functest.embedded.ApiError;
import org.opnfv.doctor.functest.embedded.ApiService;
import org.opnfv.doctor.functest.embedded.Caller;
import org.opnfv.doctor.functest.embedded.JsonBody;
import org.opnfv.doctor.functest.embedded.Release;
import org.opnfv.doctor.functest.embedded.Tokens;
import org.opnfv.doctor.functest.http.Call;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Reply;

/** Glance: images and their data, API v2, without updates. */
public final class ImageService extends ApiService {

    private static final String IMAGE = "/v2/images/{id}";
    private static final String FILE = IMAGE + "/file";
    private static final Set<String> DISK_FORMATS =
            Set.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop");
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final Release release;
    private final Map<String, StoredImage> images = new ConcurrentHashMap<>();

    /** A Glance without images. */
    public ImageService(Tokens tokens, Release release) {
        super("image", "glance", tokens);
        this.release = release;
        open("GET", "/", call -> versions(300));
        open("GET", "/versions", call -> versions(200));
        on("GET", "/v2/images", this::list);
        on("POST", "/v2/images", this::create);
        on("GET", IMAGE, (call, caller) -> Reply.json(200, seen(call, caller).attributes()));
        on("DELETE", IMAGE, this::delete);
        on("PUT", FILE, this::upload);
        on("GET", FILE, this::download);
    }

    /** Whether there is a bootable image with this id. */
    public boolean exists(String imageId) {
        StoredImage image = images.get(imageId);
        return image != null && image.active();
    }

    private Reply versions(int status) {
        Map<String, Object> version = Map.of(
                "id",
                release.images(),
                "status",
                "CURRENT",
                "links",
                List.of(Map.of("rel", "self", "href", root() + "/v2/")));
        return Reply.json(status, Map.of("versions", List.of(version)));
    }

    /** The images that the caller sees; a query filters by attributes. */
    private Reply list(Call call, Caller caller) {
        List<Map<String, Object>> found = images.values().stream()
                .filter(image -> image.seenBy(caller))
                .filter(image -> call.queries().keySet().stream()
                        .filter(image.attributes()::containsKey)
                        .allMatch(name -> call.query(name).orElseThrow().equals(image.text(name))))
                .map(StoredImage::attributes)
                .toList();
        return Reply.json(200, Map.of("images", found));
    }

    private Reply create(Call call, Caller caller) {
        Map<String, Object> wishes = Json.mapper().convertValue(JsonBody.read(call), ATTRIBUTES);
        Object format = wishes.get("disk_format");
        if (format != null && !DISK_FORMATS.contains(format)) {
            throw new ApiError(400, "disk_format: '" + format + "' is not one of " + DISK_FORMATS);
        }
        if ("public".equals(wishes.get("visibility")) && !caller.isAdmin()) {
            throw new ApiError(403, "You are not authorized to complete publicize_image action.");
        }
        String id = UUID.randomUUID().toString();
        StoredImage image = StoredImage.queued(id, caller.projectId(), wishes);
        images.put(id, image);
        return Reply.json(201, image.attributes()).with("Location", root() + image.text("self"));
    }

    private StoredImage seen(Call call, Caller caller) {
        StoredImage image = images.get(call.param("id"));
        if (image == null || !image.seenBy(caller)) {
            throw new ApiError(404, "No image found with ID " + call.param("id"));
        }
        return image;
    }

    private String ownedId(Call call, Caller caller) {
        StoredImage image = seen(call, caller);
        if (!image.ownedBy(caller)) {
            throw new ApiError(403, "You do not own this image");
        }
        return image.text("id");
    }

    private Reply delete(Call call, Caller caller) {
        images.remove(ownedId(call, caller));
        return Reply.empty(204);
    }

    private Reply upload(Call call, Caller caller) {
        images.computeIfPresent(ownedId(call, caller), (id, image) -> {
            if (image.active()) {
                throw new ApiError(409, "Image " + id + " has its data already");
            }
            return image.holding(call.body());
        });
        return Reply.empty(204);
    }

    private Reply download(Call call, Caller caller) {
        StoredImage image = seen(call, caller);
        return image.active() ? Reply.bytes(200, "application/octet-stream", image.data()) : Reply.empty(204);
    }

    @Override
    protected Reply error(int status, String message) {
        return Reply.json(status, Map.of("message", message, "code", String.valueOf(status)));
    }

    @Override
    public String cataloguePath() {
        return "";
    }
}
