package org.opnfv.doctor.functest.embedded.alarming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opnfv.doctor.functest.embedded.compute.TestCloud;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;

class AlarmApiTest {

    private static final String ALARMS = "/v2/alarms";

    @AutoClose
    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    private Answer create(String fields) {
        return cloud.member().post("alarming", ALARMS, "{'type':'event'," + fields + "}");
    }

    @Test
    void isMadeWithAodhsDefaults() {
        Answer answer = create("'name':'a','event_rule':{'event_type':'compute.instance.update','query':[{'field':"
                + "'traits.state','op':'eq','type':'','value':'error'}]},'alarm_actions':['http://127.0.0.1:9/x']");
        assertThat(answer.status()).isEqualTo(201);
        JsonNode alarm = answer.json();
        assertThat(alarm.path("state").asText()).isEqualTo("insufficient data");
        assertThat(alarm.path("severity").asText()).isEqualTo("low");
        assertThat(alarm.path("enabled").asBoolean()).isTrue();
        assertThat(alarm.path("repeat_actions").asBoolean(true)).isFalse();
        assertThat(alarm.path("project_id").asText()).isEqualTo(cloud.memberProject());
        assertThat(alarm.at("/event_rule/query/0/value").asText()).isEqualTo("error");
        assertThat(cloud.member()
                        .get("alarming", ALARMS + "/" + alarm.path("alarm_id").asText())
                        .json())
                .isEqualTo(alarm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'event_rule':{}",
                "'name':'a'",
                "'name':5,'event_rule':{}",
                "'name':'a','event_rule':{},'severity':'mars'",
                "'name':'a','event_rule':{},'enabled':'maybe'",
                "'name':'a','event_rule':{},'alarm_actions':['mars://x']",
                "'name':'a','event_rule':{},'ok_actions':['http://127.0.0.1:9/x']",
                "'name':'a','event_rule':{'query':[{'field':'traits.state','op':'resembles','type':'','value':'x'}]}",
                "'name':'a','event_rule':{'query':[{'field':'traits.state','op':'eq','type':'integer','value':'1'}]}",
                "'name':'a','event_rule':{'query':[{'field':'state','op':'eq','type':'','value':'x'}]}",
                "'name':'a','event_rule':{'query':[{'field':'traits.state','op':'eq','type':''}]}"
            })
    void refusesWhatItCouldNotEvaluate(String fields) {
        assertThat(create(fields).status()).isEqualTo(400);
    }

    @Test
    void belongsToItsProject() {
        String id = create("'name':'a','event_rule':{}").json().path("alarm_id").asText();
        TestCloud.Caller stranger = cloud.stranger();
        assertThat(stranger.get("alarming", ALARMS + "/" + id).status()).isEqualTo(404);
        assertThat(stranger.delete("alarming", ALARMS + "/" + id).status()).isEqualTo(404);
        assertThat(names(stranger, "")).isEmpty();
        assertThat(names(cloud.admin(), "")).isEmpty();
        String all = "?q.field=all_projects&q.op=eq&q.value=true";
        assertThat(names(cloud.admin(), all)).containsExactly("a");
        assertThat(names(cloud.admin(), all + "&q.field=name&q.op=eq&q.value=b"))
                .isEmpty();
        assertThat(cloud.member().get("alarming", ALARMS + all).status()).isEqualTo(403);
        assertThat(cloud.member()
                        .get("alarming", ALARMS + "?q.field=wings&q.value=2")
                        .status())
                .isEqualTo(400);
        assertThat(cloud.admin().get("alarming", ALARMS + "/" + id).status()).isEqualTo(200);
    }

    private static List<String> names(TestCloud.Caller caller, String query) {
        return caller.get("alarming", ALARMS + query).json().findValuesAsText("name");
    }

    @Test
    void isDisabledByWhatItShowsOfItself() {
        ObjectNode alarm = (ObjectNode) create("'name':'a','severity':'critical','event_rule':{'event_type':'x.*'}")
                .json();
        String path = ALARMS + "/" + alarm.path("alarm_id").asText();

        assertThat(cloud.member()
                        .put("alarming", path, alarm.put("enabled", false).toString())
                        .status())
                .isEqualTo(200);

        JsonNode stored = cloud.member().get("alarming", path).json();
        assertThat(stored.path("enabled").asBoolean(true)).isFalse();
        assertThat(stored.path("severity").asText()).isEqualTo("critical");
        assertThat(stored.at("/event_rule/event_type").asText()).isEqualTo("x.*");
    }

    @Test
    void isDeletedOnce() {
        String path = ALARMS + "/"
                + create("'name':'a','event_rule':{}").json().path("alarm_id").asText();
        assertThat(cloud.member().delete("alarming", path).status()).isEqualTo(204);
        assertThat(cloud.member().delete("alarming", path).status()).isEqualTo(404);
    }
}
