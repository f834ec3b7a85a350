package org.lime4j.spi.examples.preset;

import org.lime4j.core.preset.PresetFactory;
import org.lime4j.tck.PresetContract;

class QuickLookTest extends PresetContract {
    @Override
    protected PresetFactory<?> factory() {
        return new QuickLookFactory();
    }
}
