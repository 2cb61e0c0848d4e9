package org.opnfv.doctor.functest.embedded.alarming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opnfv.doctor.functest.embedded.compute.TestCloud;
import org.opnfv.doctor.functest.embedded.compute.TestCloud.Answer;
import org.opnfv.doctor.functest.embedded.text.PythonText;

class AlarmApiTest {

    private static final String ALARMS = "/v2/alarms";

    private TestCloud cloud;

    @BeforeEach
    void start() {
        cloud = new TestCloud();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private Answer create(String fields) {
        return cloud.member().post("alarming", ALARMS, "{'type':'event'," + fields + "}");
    }

    private static String fault(Answer answer) {
        return answer.status() + " "
                + answer.json().at("/error_message/faultstring").asText();
    }

    @Test
    void isMadeWithAodhsDefaults() {
        Answer answer = create("'name':'a','event_rule':{'event_type':'compute.instance.update','query':[{'field':"
                + "'traits.state','op':'eq','type':'','value':'error'}]},'alarm_actions':['http://127.0.0.1:9/x']");
        assertThat(answer.status()).isEqualTo(201);
        JsonNode alarm = answer.json();
        assertThat(answer.header("location"))
                .endsWith("/v2/alarms/" + alarm.path("alarm_id").asText());
        assertThat(alarm.path("description").asText()).isEqualTo("Alarm when compute.instance.update event occurred.");
        assertThat(alarm.path("state").asText()).isEqualTo("insufficient data");
        assertThat(alarm.path("state_reason").asText()).isEqualTo("Not evaluated yet");
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

    @Test
    void refusesInAodhsWords() {
        assertThat(fault(create("'event_rule':{}")))
                .isEqualTo("400 Invalid input for field/attribute name. Value: 'None'. Mandatory field missing.");
        assertThat(fault(create("'name':'a'"))).isEqualTo("400 event_rule must be set for event type alarm");
        assertThat(fault(create("'name':5,'event_rule':{}")))
                .isEqualTo("400 Invalid input for field/attribute name. Value: '5'."
                        + " Wrong type. Expected '<class 'str'>', got '<class 'int'>'");
        assertThat(fault(create("'name':'a','severity':'mars','event_rule':{}")))
                .isEqualTo("400 Invalid input for field/attribute severity. Value: 'mars'."
                        + " Value should be one of: critical, low, moderate");
        assertThat(fault(create("'name':'a','alarm_actions':['mars://x'],'event_rule':{}")))
                .isEqualTo("400 Unsupported action mars://x");
        assertThat(fault(create("'name':'a','wings':2,'event_rule':{}")))
                .isEqualTo("400 Unknown attribute for argument data: wings");
        assertThat(fault(create("'name':'a','enabled':'maybe','event_rule':{}")))
                .isEqualTo(
                        "400 Invalid input for field/attribute data. Value: '{'type': 'event', 'name': 'a', 'enabled': 'maybe',"
                                + " 'event_rule': {}}'. Value not an unambiguous boolean: maybe");
        assertThat(fault(cloud.member().post("alarming", ALARMS, ""))).isEqualTo("400 Missing argument: \"data\"");
        assertThat(fault(cloud.member().post("alarming", ALARMS, "nonsense")))
                .isEqualTo("400 Request is not in valid JSON format");
        assertThat(fault(cloud.member().post("alarming", ALARMS, "[]")))
                .isEqualTo("500 'list' object has no attribute 'keys'");
    }

    private String queryFault(String query) {
        return fault(create("'name':'a','event_rule':{'query':[{" + query + "}]}"));
    }

    @Test
    void refusesQueriesThatMakeNoSense() {
        assertThat(queryFault("'field':'traits.state','op':'is','type':'','value':'x'"))
                .isEqualTo(
                        "400 Query value or traits invalid: value must be one of ['eq', 'ge', 'gt', 'le', 'lt', 'ne']"
                                + " for dictionary value @ data['op']");
        assertThat(queryFault("'field':'traits.state','op':'eq','type':'integer','value':'x'"))
                .isEqualTo("400 Unable to convert the value x to the expected data type integer.");
        assertThat(queryFault("'field':'traits.state','op':'eq','type':'mars','value':'x'"))
                .isEqualTo("400 The data type mars is not supported. The supported data type list is:"
                        + " ['integer', 'float', 'string', 'boolean', 'datetime']");
        assertThat(queryFault("'field':'a b','op':'eq','type':'','value':'x'"))
                .isEqualTo("400 Query value or traits invalid: does not match regular expression ^[a-zA-Z.',0-9_-]*$"
                        + " for dictionary value @ data['field']");
        assertThat(queryFault("'field':'traits.state','op':'eq','type':''"))
                .isEqualTo("400 Invalid input for field/attribute value. Value: 'None'. Mandatory field missing.");
        assertThat(queryFault("'field':'traits.state','op':'eq','value':'x'"))
                .isEqualTo("400 Query value or traits invalid: value must be one of"
                        + " ['', 'boolean', 'float', 'integer', 'string'] for dictionary value @ data['value']");
    }

    @Test
    void belongsToItsProject() {
        String id = create("'name':'a','event_rule':{}").json().path("alarm_id").asText();
        TestCloud.Caller stranger = cloud.stranger();
        assertThat(fault(stranger.get("alarming", ALARMS + "/" + id))).isEqualTo("404 Alarm " + id + " not found");
        assertThat(stranger.delete("alarming", ALARMS + "/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("alarming", ALARMS).json()).isEmpty();
        assertThat(cloud.admin().get("alarming", ALARMS).json()).isEmpty();
        assertThat(cloud.admin()
                        .get("alarming", ALARMS + "?q.field=all_projects&q.value=true")
                        .json())
                .hasSize(1);
        Answer refused = cloud.member().get("alarming", ALARMS + "?q.field=all_projects&q.value=true");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error_message").asText()).contains("RBAC Authorization Failed");
        assertThat(fault(create("'name':'a','project_id':'other','event_rule':{}")))
                .isEqualTo("401 Not Authorized to access project other");
        assertThat(cloud.admin().get("alarming", ALARMS + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void isListedByWhatIsAsked() {
        create("'name':'a','event_rule':{},'severity':'critical'");
        create("'name':'b','event_rule':{},'enabled':false");
        create("'name':'c','event_rule':{}");
        assertThat(names("")).containsExactly("c", "b", "a");
        assertThat(names("?q.field=name&q.op=eq&q.value=b")).containsExactly("b");
        assertThat(names("?q.field=enabled&q.value=True&q.field=severity&q.value=critical"))
                .containsExactly("a");
        assertThat(names("?sort=name:asc&limit=2")).containsExactly("a", "b");
        String marker =
                cloud.member().get("alarming", ALARMS).json().at("/0/alarm_id").asText();
        assertThat(names("?marker=" + marker)).containsExactly("b", "a");
        assertThat(fault(cloud.member().get("alarming", ALARMS + "?q.field=name&q.op=gt&q.value=b")))
                .isEqualTo(
                        "400 Invalid input for field/attribute op. Value: '{'gt'}'. only operations {'eq'} are allowed");
        assertThat(fault(cloud.member().get("alarming", ALARMS + "?limit=x")))
                .isEqualTo("400 Invalid input for field/attribute limit. Value: 'x'."
                        + " unable to convert to int. Error: invalid literal for int() with base 10: 'x'");
        assertThat(fault(cloud.member().get("alarming", ALARMS + "?wings=2")))
                .isEqualTo("400 Unknown argument: \"wings\"");
    }

    private List<String> names(String query) {
        return cloud.member().get("alarming", ALARMS + query).json().findValuesAsText("name");
    }

    @Test
    void isFoundByAFilterExpression() {
        create("'name':'a','event_rule':{}");
        create("'name':'b','event_rule':{},'severity':'critical'");
        assertThat(found("{'=':{'name':'a'}}")).containsExactly("a");
        assertThat(found("{'or':[{'=':{'severity':'critical'}},{'in':{'name':['a']}}]}"))
                .containsExactly("b", "a");
        assertThat(found("{'not':{'=':{'name':'a'}}}")).containsExactly("b");
        assertThat(fault(query("{'near':{'name':'a'}}"))).startsWith("400 Filter expression not valid: {'near'");
        assertThat(cloud.stranger().post("alarming", "/v2/query/alarms", "{}").json())
                .isEmpty();
    }

    private Answer query(String filter) {
        String quoted = PythonText.json(filter.replace('\'', '"'));
        return cloud.member().post("alarming", "/v2/query/alarms", "{'filter':" + quoted + "}");
    }

    private List<String> found(String filter) {
        return query(filter).json().findValuesAsText("name");
    }

    @Test
    void isChangedAsAWhole() {
        String path = ALARMS + "/"
                + create("'name':'a','severity':'critical','event_rule':{}")
                        .json()
                        .path("alarm_id")
                        .asText();
        cloud.member().put("alarming", path + "/state", "'alarm'");
        Answer answer =
                cloud.member().put("alarming", path, "{'name':'b','type':'event','event_rule':{'event_type':'x.*'}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("severity").asText()).isEqualTo("low");
        assertThat(answer.json().path("state").asText()).isEqualTo("insufficient data");
        assertThat(answer.json().path("description").asText()).isEqualTo("Alarm when x.* event occurred.");
        assertThat(fault(cloud.member()
                        .put("alarming", ALARMS + "/none", "{'name':'b','type':'event','event_rule':{}}")))
                .isEqualTo("404 Alarm none not found");
    }

    @Test
    void hasItsStateReadAndSet() {
        String path = ALARMS + "/"
                + create("'name':'a','event_rule':{}").json().path("alarm_id").asText();
        assertThat(cloud.member().get("alarming", path + "/state").json().asText())
                .isEqualTo("insufficient data");
        assertThat(cloud.member()
                        .put("alarming", path + "/state", "'ok'")
                        .json()
                        .asText())
                .isEqualTo("ok");
        assertThat(cloud.member()
                        .get("alarming", path)
                        .json()
                        .path("state_reason")
                        .asText())
                .isEqualTo("Manually set via API");
        assertThat(fault(cloud.member().put("alarming", path + "/state", "'mars'")))
                .isEqualTo("400 state invalid");
    }

    @Test
    void isDeletedOnce() {
        String path = ALARMS + "/"
                + create("'name':'a','event_rule':{}").json().path("alarm_id").asText();
        assertThat(cloud.member().delete("alarming", path).status()).isEqualTo(204);
        assertThat(cloud.member().delete("alarming", path).status()).isEqualTo(404);
    }

    @Test
    void tellsItsVersionAndWhatItCan() {
        assertThat(cloud.nobody()
                        .get("alarming", "/")
                        .json()
                        .at("/versions/values/0/id")
                        .asText())
                .isEqualTo("v2");
        assertThat(cloud.nobody().get("alarming", "/v2/capabilities").status()).isEqualTo(401);
        assertThat(cloud.member()
                        .get("alarming", "/v2/capabilities")
                        .json()
                        .at("/api/alarms:query:complex")
                        .asBoolean())
                .isTrue();
        assertThat(cloud.member()
                        .get("alarming", "/v2/nosuch")
                        .json()
                        .path("error_message")
                        .asText())
                .contains("404 Not Found");
    }
}
