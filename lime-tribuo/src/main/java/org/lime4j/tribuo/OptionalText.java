package org.lime4j.tribuo;

import java.util.Collections;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

/** A text among other fields, which may have no words: then it has no features and stays as it is. */
record OptionalText(Representation<String> texts) implements Representation<String> {
    @Override
    public Class<String> instanceType() {
        return String.class;
    }

    @Override
    public InterpretableInstance<String> represent(String text, RandomStreams random) {
        try {
            return texts.represent(text, random);
        } catch (LimeException e) {
            if (e.id() != ErrorId.BAD_INSTANCE) {
                throw e;
            }
            return new Wordless(text);
        }
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return texts.defaultSampler();
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return texts.defaultKernel();
    }

    /** One code, because a block has one, that stands for nothing. */
    private record Wordless(String instance) implements InterpretableInstance<String> {
        @Override
        public Subject subject() {
            return new Subject.Text(instance);
        }

        @Override
        public List<InterpretableFeature> features() {
            return List.of();
        }

        @Override
        public CodeSpace codeSpace() {
            return CodeSpace.ofPresence(1);
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {}

        @Override
        public Decoder<String> newDecoder(int maxBatch) {
            return new Decoder<>() {
                @Override
                public boolean deterministic() {
                    return true;
                }

                @Override
                public List<String> decode(Codes codes, int from, int to, RowRandom random) {
                    return Collections.nCopies(to - from, instance);
                }
            };
        }
    }
}
