package org.opnfv.doctor.functest.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Things of somebody else, which no run may touch. */
final class Others {

    private Others() {}

    /** Of the kinds and with names as a run makes them, in a project with a plain member who can log in. */
    static void populate(CloudState state) throws IOException, InterruptedException {
        String project =
                id(state.make("identity", "/projects", "{'project':{'name':'doctor_project'}}"), "/project/id");
        String user = id(
                state.make("identity", "/users", "{'user':{'name':'others','password':'others-secret'}}"), "/user/id");
        String member = id(state.make("identity", "/roles", "{'role':{'name':'bystander'}}"), "/role/id");
        state.put("identity", "/projects/" + project + "/users/" + user + "/roles/" + member, null);
        String network = id(
                state.make(
                        "network",
                        "/v2.0/networks",
                        "{'network':{'name':'doctor_net','project_id':'" + project + "'}}"),
                "/network/id");
        state.make(
                "network",
                "/v2.0/subnets",
                "{'subnet':{'name':'doctor_subnet','ip_version':4,'cidr':'192.168.168.0/24','network_id':'" + network
                        + "'}}");
        String flavor = id(
                state.make("compute", "/flavors", "{'flavor':{'name':'doctor_flavor','ram':64,'vcpus':1,'disk':0}}"),
                "/flavor/id");
        String image = id(
                state.make(
                        "image",
                        "/v2/images",
                        "{'name':'doctor_image','disk_format':'raw','container_format':'bare','visibility':'public'}"),
                "/id");
        state.uploadBlank(image);
        state.make(
                "compute",
                "/servers",
                "{'server':{'name':'doctor_vm1','imageRef':'" + image + "','flavorRef':'" + flavor
                        + "','networks':[{'uuid':'" + network + "'}]}}");
        state.make(
                "alarming",
                "/v2/alarms",
                "{'name':'doctor_alarm1','type':'event','event_rule':{'event_type':'compute.instance.update','query':"
                        + "[{'field':'traits.state','op':'eq','type':'string','value':'never'}]},'alarm_actions':['log://']}");
        state.awaitActive("doctor_vm1");
    }

    private static String id(JsonNode made, String where) {
        String id = made.at(where).asText();
        if (id.isEmpty()) {
            throw new AssertionError("no id was given: " + made);
        }
        return id;
    }
}
