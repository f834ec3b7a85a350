package org.lime4j.cli;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Settings as JSON. */
final class PlainJson {
    private PlainJson() {}

    /** Plain settings: Boolean, Number, String, and List and Map of these. */
    static void write(JsonGenerator json, Object plain) {
        if (plain instanceof Map<?, ?> map) {
            json.writeStartObject();
            map.forEach((name, inner) -> {
                json.writeName((String) name);
                write(json, inner);
            });
            json.writeEndObject();
        } else if (plain instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(inner -> write(json, inner));
            json.writeEndArray();
        } else if (plain instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (plain instanceof Number) {
            json.writeNumber(plain.toString());
        } else {
            json.writeString(plain.toString());
        }
    }
}
