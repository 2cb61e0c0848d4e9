package org.opnfv.doctor.functest.embedded.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An application credential, which stands for a user in one project.
 *
 * @param description null for none
 * @param roles names of its tokens' roles, implied ones included
 * @param unrestricted whether it may make and delete others
 */
record ApplicationCredential(
        String id,
        String name,
        String description,
        String userId,
        String projectId,
        Set<String> roles,
        String secret,
        boolean unrestricted) {

    ApplicationCredential {
        roles = Set.copyOf(roles);
    }

    /** Its form in a token. */
    Map<String, Object> mention() {
        return Map.of("id", id, "name", name, "restricted", !unrestricted);
    }

    /** Its form in Keystone's API. */
    Map<String, Object> view(List<Map<String, Object>> roleViews, String url) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("name", name);
        view.put("description", description);
        view.put("user_id", userId);
        view.put("project_id", projectId);
        view.put("system", null);
        view.put("expires_at", null);
        view.put("unrestricted", unrestricted);
        view.put("roles", roleViews);
        view.put("links", Map.of("self", url));
        return view;
    }

    /** Everything but the secret. */
    @Override
    public String toString() {
        return "ApplicationCredential[id=" + id + ", name=" + name + "]";
    }
}
