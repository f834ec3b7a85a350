package org.lime4j.paper;

/** Words as the experiments count them: runs of two or more ASCII letters, digits and underscores, case kept. */
final class Words {
    private static final int SHORTEST = 2;

    private Words() {}

    /** Hears where words lie. */
    interface Sink {
        void word(int start, int end);
    }

    /** Tells of each word of a text, in order. */
    static void find(String text, Sink sink) {
        int length = text.length();
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || !isWordCharacter(text.charAt(i))) {
                if (i - start >= SHORTEST) {
                    sink.word(start, i);
                }
                start = i + 1;
            }
        }
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
