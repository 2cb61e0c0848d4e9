package org.opnfv.doctor.functest.bmc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.opnfv.doctor.functest.http.HttpClients;
import org.opnfv.doctor.functest.http.Json;
import org.opnfv.doctor.functest.http.Proxies;

/** A BMC by DMTF's Redfish (DSP0266): a ComputerSystem's PowerState, and its action Reset with On and ForceOff. */
final class Redfish implements Bmc {
    private static final String ROOT = "/redfish/v1";
    private static final int MOST_BYTES = 1 << 20;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int ERRORS = 300;

    private final BmcLogin login;
    private String system;

    /** Nothing is asked yet. */
    Redfish(BmcLogin login) {
        this.login = login;
    }

    /** A system that is about to go off or on is still what it was. */
    @Override
    public boolean isOn() {
        String state = system().path("PowerState").asText();
        return switch (state) {
            case "On", "PoweringOff", "Paused" -> true;
            case "Off", "PoweringOn" -> false;
            default -> throw login.failed("does not tell whether it is on (PowerState '" + state + "')", null);
        };
    }

    @Override
    public void turn(boolean on) {
        JsonNode action = system().path("Actions").path("#ComputerSystem.Reset");
        List<String> allowed = new ArrayList<>();
        action.path("ResetType@Redfish.AllowableValues").forEach(value -> allowed.add(value.asText()));
        String type = (on ? List.of("On", "ForceOn") : List.of("ForceOff"))
                .stream()
                        .filter(one -> allowed.isEmpty() || allowed.contains(one))
                        .findFirst()
                        .orElseThrow(() -> login.failed(
                                "offers no " + (on ? "On" : "ForceOff") + " but " + String.join(", ", allowed), null));
        HttpPost post = new HttpPost(at(action.path("target").asText(system + "/Actions/ComputerSystem.Reset")));
        post.setEntity(new StringEntity(
                Json.mapper().valueToTree(Map.of("ResetType", type)).toString(), ContentType.APPLICATION_JSON));
        call(post);
    }

    /** The one that the URL names, else the only one that there is. */
    private JsonNode system() {
        if (system == null) {
            String path = login.url().getPath().replaceAll("/+$", "");
            system = path.isEmpty() || path.equals(ROOT) ? onlySystem() : path;
        }
        return get(system);
    }

    private String onlySystem() {
        List<String> members = new ArrayList<>();
        get(get(ROOT).path("Systems").path("@odata.id").asText(ROOT + "/Systems"))
                .path("Members")
                .forEach(member -> members.add(member.path("@odata.id").asText()));
        if (members.size() != 1) {
            throw login.failed(
                    members.isEmpty()
                            ? "has no system"
                            : "has several systems: name one of " + String.join(", ", members)
                                    + " after its address in bmc.urls",
                    null);
        }
        return members.get(0);
    }

    private JsonNode get(String path) {
        return call(new HttpGet(at(path)));
    }

    /** What it leads to is only followed on itself: the password is for nobody else. */
    private URI at(String path) {
        URI there;
        try {
            there = login.url().resolve(path);
        } catch (IllegalArgumentException e) {
            throw login.failed("leads to " + path + ", which is no URL", e);
        }
        if (!String.valueOf(there.getAuthority()).equals(login.url().getAuthority())
                || !there.getScheme().equals(login.url().getScheme())) {
            throw login.failed("leads to another server: " + there, null);
        }
        return there;
    }

    private JsonNode call(ClassicHttpRequest request) {
        if (login.user() != null) {
            String who = login.user() + ":" + (login.password() == null ? "" : login.password());
            request.setHeader(
                    HttpHeaders.AUTHORIZATION,
                    "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)));
        }
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        try (CloseableHttpClient client =
                HttpClients.outside(login.tls(), Proxies.of(Map.of()), login.timeout(), login.timeout())) {
            return client.execute(request, this::answer);
        } catch (IOException e) {
            throw login.failed("does not answer: " + e.getMessage(), e);
        }
    }

    private JsonNode answer(ClassicHttpResponse response) throws IOException {
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MOST_BYTES);
        int status = response.getCode();
        JsonNode told = body.length == 0 && status < ERRORS ? MissingNode.getInstance() : json(body, status);
        String said = told.path("error").path("message").asText();
        String words = said.isBlank() ? "" : " (" + said.lines().findFirst().orElse("") + ")";
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw login.refused(words);
        }
        if (status >= ERRORS) {
            throw login.failed("refuses: " + status + words, null);
        }
        return told;
    }

    private JsonNode json(byte[] body, int status) {
        try {
            return Json.mapper().readTree(body);
        } catch (IOException e) {
            if (status >= ERRORS) {
                return MissingNode.getInstance();
            }
            throw login.failed("does not answer in JSON: is it a Redfish service?", e);
        }
    }
}
