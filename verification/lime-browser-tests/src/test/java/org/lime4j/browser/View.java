package org.lime4j.browser;

import java.util.Locale;

/** How a report is looked at. */
enum View {
    PHONE_LIGHT(true, false),
    PHONE_DARK(true, true),
    DESK_LIGHT(false, false),
    DESK_DARK(false, true);

    private final boolean phone;
    private final boolean dark;

    View(boolean phone, boolean dark) {
        this.phone = phone;
        this.dark = dark;
    }

    boolean phone() {
        return phone;
    }

    boolean dark() {
        return dark;
    }

    int width() {
        return phone ? 360 : 1280;
    }

    int height() {
        return phone ? 740 : 900;
    }

    String fileName() {
        return toString().replace(' ', '-');
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
