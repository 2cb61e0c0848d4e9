package org.opnfv.doctor.functest.patch;

import java.util.Map;

/** Configuration files as deployments have them. */
final class Samples {
    /** None of them publishes to Aodh. */
    static final Map<String, String> PIPELINES = Map.of(
            "blocks",
            """
            ---
            # Managed by hand since 2019, ask ops before a change.
            sources:
                - name: meter_source
                  events: ["!storage.*"]
                  sinks: [other]
                - name: event_source
                  events:
                      - "*"
                  sinks:
                      - event_sink
            sinks:
                - name: other
                  publishers:
                      - udp://10.0.0.7:4952
                - name: event_sink
                  transformers:
                  publishers:
                      - gnocchi://?filter_project=service&archive_policy=high
                      - panko://   # kept for billing
                # the end of the sinks
            """,
            "brackets",
            """
            sources: [{name: event_source, events: ['*'], sinks: [event_sink]}]
            sinks: [{name: event_sink, publishers: [notifier://]}]
            """,
            "brackets over lines",
            """
            {
              "sources": [
                {"name": "s", "events": ["compute.*", "!compute.metrics.*"], "sinks": ["one", "two"]}
              ],
              "sinks": [
                {"name": "one", "publishers": [
                    "panko://",
                    "notifier://",
                ]},
                {"name": "two", "publishers": ["panko://"]}
              ],
            }
            """,
            "not indented",
            """
            sources:
            - name: s
              events:
              - compute.instance.*
              sinks:
              - x
            sinks:
            - publishers:
              - notifier://
              name: x
            """,
            "anchors",
            """
            sources:
              - &s
                name: s
                events: ["*"]
                sinks: &all [x]
              - name: t
                events: ["volume.*"]
                sinks: *all
            sinks:
              - name: x
                publishers: &p
                  - "notifier://"
                  - 'panko://'
              - name: y
                publishers: ["a"]
            """,
            "none so far",
            """
            sources: [{name: event_source, events: ['*'], sinks: [event_sink]}]
            sinks:
              - {name: event_sink, publishers: []}
              - name: unused
                publishers: [ x ]
            """,
            "ends in a block of text",
            """
            sources:
              - name: s
                events: ["*"]
                sinks: [x]
            sinks:
              - name: x
                publishers:
                  - >-
                    notifier://
            remark: kept
            """);

    /** None of them lets an alarm know the state of an instance that is updated. */
    static final Map<String, String> DEFINITIONS = Map.of(
            "without instances",
            """
            ---
            - event_type: ['volume.exists', 'volume.create.*']
              traits: &cinder_traits
                user_id:
                  fields: payload.user_id
                project_id:
                  fields: payload.tenant_id
            - event_type: snapshot.*
              traits:
                <<: *cinder_traits
                size:
                  type: int
                  fields: payload.size
            """,
            "an alias at the end",
            """
            - event_type: volume.exists
              traits: &cinder
                size: {type: int, fields: payload.size}
            - event_type: volume.delete
              traits: *cinder
            """,
            "half of the traits, by merging",
            """
            - event_type: compute.instance.*
              traits: &instance_traits
                tenant_id:
                  fields: payload.tenant_id
                instance_id:
                  fields: payload.instance_id   # the uuid
            - event_type: compute.instance.update
              traits:
                <<: *instance_traits
                old_state:
                  fields: payload.old_state
            - event_type: identity.*
              traits:
                host:
                  fields: publisher_id
            """,
            "traits in braces",
            """
            - {event_type: compute.instance.update, traits: {instance_id: {fields: payload.instance_id}}}
            """,
            "no traits so far",
            """
            - event_type: "*"
              traits: {}
            """,
            "an alias for the traits",
            """
            - event_type: compute.instance.create.end
              traits: &t
                display_name:
                  fields: payload.display_name
            - event_type: compute.instance.update
              traits: *t
            """,
            "one in brackets",
            """
            [{"event_type": "image.*", "traits": {"size": {"fields": "payload.size"}}}]
            """,
            "comments alone",
            """
            # nothing yet
            """);

    static final String RIGHT_DEFINITIONS = """
            - event_type: 'compute.instance.*'
              traits: &instance_traits
                tenant_id: {fields: payload.tenant_id}
                instance_id: {fields: payload.instance_id}
                display_name: {fields: payload.display_name}
                host: {fields: 'publisher_id.`split(., 1, 1)`'}
                state: {fields: payload.state}
            - event_type: compute.instance.update
              traits:
                <<: *instance_traits
                old_state: {fields: payload.old_state}
            - event_type: compute.instance.exists
              traits:
                <<: [*instance_traits]
            """;

    private Samples() {}
}
