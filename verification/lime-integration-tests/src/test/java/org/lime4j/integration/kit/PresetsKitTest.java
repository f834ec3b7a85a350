package org.lime4j.integration.kit;

import org.junit.jupiter.api.Nested;
import org.lime4j.core.preset.PaperFactory;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.preset.ReferenceFactory;
import org.lime4j.tck.PresetContract;

class PresetsKitTest {
    @Nested
    class Paper extends PresetContract {
        @Override
        protected PresetFactory<?> factory() {
            return new PaperFactory();
        }
    }

    @Nested
    class Reference extends PresetContract {
        @Override
        protected PresetFactory<?> factory() {
            return new ReferenceFactory();
        }
    }
}
