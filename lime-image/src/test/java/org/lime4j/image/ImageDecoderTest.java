package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Codes;

class ImageDecoderTest {
    private static InterpretableInstance<RgbImage> instance(RgbImage image, IntPlane labels, Hiding hiding) {
        return new ImageRepresentation((picture, random) -> labels, hiding).represent(image, new RandomStreams(1));
    }

    private static InterpretableInstance<RgbImage> noisy() {
        RgbImage image = SegmenterChecks.noise(13, 7, 4);
        IntPlane labels = GridSegmenter.ofCells(3, 5).segment(image, new RandomStreams(1));
        return instance(image, labels, new Hiding.SegmentMean(Hiding.Means.ROUNDED));
    }

    private static Codes randomCodes(InterpretableInstance<?> instance, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> bits = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            StringBuilder row = new StringBuilder();
            for (int j = 0; j < instance.features().size(); j++) {
                row.append(i == 0 || random.nextBoolean() ? '1' : '0');
            }
            bits.add(row.toString());
        }
        return Presences.of(instance, bits);
    }

    private static List<RgbImage> decode(InterpretableInstance<RgbImage> instance, Codes codes, int batch) {
        List<RgbImage> images = new ArrayList<>();
        try (Decoder<RgbImage> decoder = instance.newDecoder(batch)) {
            assertThat(decoder.deterministic()).isTrue();
            for (int from = 0; from < codes.rows(); from += batch) {
                decoder.decode(codes, from, Math.min(codes.rows(), from + batch), new RandomStreams(7).rows())
                        .forEach(image -> images.add(image.copy()));
            }
        }
        return images;
    }

    @Test
    void rowZeroIsTheImageAndEveryRowDependsOnItsCodesAlone() {
        InterpretableInstance<RgbImage> instance = noisy();
        Codes codes = randomCodes(instance, 100, 2);
        List<RgbImage> all = decode(instance, codes, 100);
        assertThat(all.get(0)).isEqualTo(instance.instance());
        for (int batch : new int[] {1, 7, 64}) {
            assertThat(decode(instance, codes, batch)).isEqualTo(all);
        }
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @CsvSource({"1, ROUNDED", "2, ROUNDED", "3, ROUNDED", "1, TRUNCATED", "2, TRUNCATED", "3, TRUNCATED"})
    void shownPixelsAreTheImagesAndHiddenOnesTheMean(long seed, Hiding.Means means) {
        SplittableRandom random = new SplittableRandom(seed);
        RgbImage image = RgbImage.ofArgb(9, 6, random.ints(54).toArray());
        int[] labels = random.ints(54, 0, 5).toArray();
        for (int s = 0; s < 5; s++) {
            labels[s] = s;
        }
        InterpretableInstance<RgbImage> instance =
                instance(image, new IntPlane(9, 6, labels), new Hiding.SegmentMean(means));
        Codes codes = randomCodes(instance, 40, seed);
        List<RgbImage> images = decode(instance, codes, 40);
        for (int i = 0; i < 40; i++) {
            for (int p = 0; p < 54; p++) {
                int expected = codes.block(0).get(i, labels[p]) == 1 ? image.argb(p) : mean(image, labels, labels[p], means);
                assertThat(images.get(i).argb(p)).isEqualTo(expected);
            }
        }
    }

    private static int mean(RgbImage image, int[] labels, int segment, Hiding.Means means) {
        double half = means == Hiding.Means.ROUNDED ? 0.5 : 0;
        double alphas = 0;
        int count = 0;
        for (int p = 0; p < labels.length; p++) {
            alphas += labels[p] == segment ? image.argb(p) >>> 24 : 0;
            count += labels[p] == segment ? 1 : 0;
        }
        int argb = (int) Math.floor(alphas / count + half) << 24;
        for (int shift = 0; shift < 24; shift += 8) {
            double sum = 0;
            for (int p = 0; p < labels.length; p++) {
                sum += labels[p] == segment ? (image.argb(p) >>> 24) * (image.argb(p) >> shift & 0xFF) : 0;
            }
            argb |= (int) Math.floor(sum / alphas + half) << shift;
        }
        return argb;
    }

    @Test
    void theMeanOfATransparentSegmentIsThatOfItsColours() {
        RgbImage image = RgbImage.ofArgb(4, 1, new int[] {0x00102030, 0x00304050, 0x00FF0000, 0x80008000});
        InterpretableInstance<RgbImage> instance = instance(image, new IntPlane(4, 1, new int[] {0, 0, 1, 1}),
                new Hiding.SegmentMean(Hiding.Means.ROUNDED));
        assertThat(decode(instance, Presences.of(instance, List.of("00")), 1).get(0).toArray())
                .containsExactly(0x00203040, 0x00203040, 0x40008000, 0x40008000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ROUNDED", "TRUNCATED"})
    void aGreyPictureStaysGrey(Hiding.Means means) {
        RgbImage image = RgbImage.ofGrey(9, 6, new SplittableRandom(5).ints(54, 0, 256).toArray());
        IntPlane labels = GridSegmenter.ofCells(2, 3).segment(image, new RandomStreams(1));
        for (Hiding hiding : List.of(new Hiding.SegmentMean(means), new Hiding.Blurred(2))) {
            InterpretableInstance<RgbImage> instance = instance(image, labels, hiding);
            for (RgbImage perturbed : decode(instance, randomCodes(instance, 20, 3), 20)) {
                for (int argb : perturbed.toArray()) {
                    assertThat(argb).isEqualTo(0xFF000000 | RgbImage.grey(argb) * 0x010101);
                }
            }
        }
    }

    @Test
    void aViewKeptPastItsBatchIsAnErrorButStaysReadableAfterClose() {
        InterpretableInstance<RgbImage> instance = noisy();
        Codes codes = randomCodes(instance, 4, 2);
        Decoder<RgbImage> decoder = instance.newDecoder(2);
        List<RgbImage> first = List.copyOf(decoder.decode(codes, 0, 2, new RandomStreams(1).rows()));
        List<RgbImage> second = List.copyOf(decoder.decode(codes, 2, 4, new RandomStreams(1).rows()));
        assertThatThrownBy(() -> first.get(0).argb(0)).isInstanceOf(IllegalStateException.class);
        decoder.close();
        assertThat(second).isEqualTo(decode(instance, codes, 4).subList(2, 4));
    }

    @Test
    void encodeCopiesTheCodesToTheRowsAskedFor() {
        InterpretableInstance<RgbImage> instance = noisy();
        Codes codes = randomCodes(instance, 20, 5);
        BinarySamples design = new BinarySamples(25, instance.features().size());
        instance.encode(codes, design, 5);
        for (int i = 0; i < 20; i++) {
            assertThat(design.rowEquals(5 + i, (BinarySamples) codes.block(0), i)).isTrue();
        }
        assertThat(design.countRow(4)).isZero();
    }
}
