package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void whatIsNoTerminalIsPlain() {
        assertThat(Terminal.of(false, Map.of("COLUMNS", "120"))).isEqualTo(new Terminal(false, 80));
    }

    @Test
    void aTerminalIsColouredUnlessToldOtherwise() {
        assertThat(Terminal.of(true, Map.of())).isEqualTo(new Terminal(true, 80));
        assertThat(Terminal.of(true, Map.of("NO_COLOR", "1")).coloured()).isFalse();
        assertThat(Terminal.of(true, Map.of("NO_COLOR", "")).coloured()).isTrue();
        assertThat(Terminal.of(true, Map.of("TERM", "dumb")).coloured()).isFalse();
    }

    @Test
    void theWidthIsThatOfColumnsWithinReason() {
        assertThat(Terminal.of(true, Map.of("COLUMNS", "120")).width()).isEqualTo(120);
        assertThat(Terminal.of(true, Map.of("COLUMNS", "5")).width()).isEqualTo(40);
        assertThat(Terminal.of(true, Map.of("COLUMNS", "wide")).width()).isEqualTo(80);
    }
}
