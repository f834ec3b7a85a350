package org.lime4j.integration.kit;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.pick.RandomFactory;
import org.lime4j.core.pick.SubmodularFactory;
import org.lime4j.tck.PickerContract;

class PickersKitTest {
    @Nested
    class Submodular extends PickerContract {
        @Override
        protected PickerFactory<?> factory() {
            return new SubmodularFactory();
        }
    }

    @Nested
    class SubmodularWithTheLastOfTies extends PickerContract {
        @Override
        protected PickerFactory<?> factory() {
            return new SubmodularFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("ties", "last");
        }
    }

    @Nested
    class Random extends PickerContract {
        @Override
        protected PickerFactory<?> factory() {
            return new RandomFactory();
        }
    }
}
