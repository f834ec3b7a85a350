package org.lime4j.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputsTest {
    @Test
    void fewNamesAreAllToldAndOfManyThoseLikeWhatIsWanted() {
        assertThat(Outputs.classes("no", "yes").brief("maybe")).isEqualTo("no, yes");

        List<String> names = new ArrayList<>(IntStream.range(0, 1000).mapToObj(i -> "class " + i).toList());
        names.set(250, "n02110185 Siberian husky");
        Outputs many = new Outputs(OutputKind.DISTRIBUTION, names);
        assertThat(many.brief("siberian husky")).isEqualTo("n02110185 Siberian husky, class 0, class 1, class 2, class 3, class 4, "
                + "class 5, class 6, … and 992 more");
        assertThat(many.brief("")).startsWith("class 0, class 1, ").endsWith("class 7, … and 992 more");
    }
}
