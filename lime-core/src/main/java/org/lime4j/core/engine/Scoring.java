package org.lime4j.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.ModelException;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.surrogate.LocalData;

/**
 * Takes each row of a sample once through encode, decode, predict and weigh, a chunk at a time; perturbed inputs exist
 * only while their chunk is worked on. Chunks are independent, so their size and the number of workers change nothing.
 */
final class Scoring<X> {
    private final InterpretableInstance<X> instance;
    private final DrawnSample sample;
    private final ModelAccess<X> model;
    private final List<ProximityKernel> kernels;
    private final RandomStreams random;
    private final Deadline deadline;
    private final double @Nullable [][] known;
    private final int threads;
    private final int chunk;

    private final boolean encodes;
    private final SampleMatrix design;
    private final double[][] weights;
    private final double[][] outputs;

    /**
     * @param kernels each of which weighs every row; at least one
     * @param known the model's answers to all rows but row 0, one array an output, if they were given for another
     *     instance; else null
     */
    Scoring(InterpretableInstance<X> instance, DrawnSample sample, double @Nullable [][] known, ModelAccess<X> model,
            List<ProximityKernel> kernels, RandomStreams random, Deadline deadline, Execution execution) {
        this.instance = instance;
        this.sample = sample;
        this.known = known;
        this.model = model;
        this.kernels = kernels;
        this.random = random;
        this.deadline = deadline;
        int rows = sample.rows();
        this.threads = model.workers(execution.threads());
        int batch = Budget.batch(execution, threads, instance.inputBytes());
        this.chunk = Math.min(rows, Math.min(batch, model.maxBatchSize()));
        int d = instance.features().size();
        boolean binary = instance.features().stream().allMatch(feature -> feature.kind() == FeatureKind.BINARY);
        BinarySamples held = binary ? sample.designOf(instance) : null;
        this.encodes = held == null;
        this.design = held != null ? held : binary ? new BinarySamples(rows, d) : new DenseSamples(rows, d);
        this.weights = new double[kernels.size()][rows];
        this.outputs = new double[model.outputs().size()][rows];
    }

    /**
     * Scores every row.
     *
     * @param pool where workers run
     * @param progress hears the number of rows scored so far, on the calling thread
     */
    void run(ExecutorService pool, IntConsumer progress) {
        int chunks = (sample.rows() + chunk - 1) / chunk;
        int workers = Math.min(threads, chunks);
        if (workers == 1 && !deadline.isSet()) {
            runHere(chunks, progress);
        } else {
            runOn(pool, workers, chunks, progress);
        }
    }

    /**
     * {@return the scored sample under one kernel}
     *
     * @param kernel its place among the kernels
     * @throws LimeException {@link ErrorId#ALL_WEIGHTS_ZERO} if it gives no row but the instance a weight above 0
     */
    LocalData data(int kernel) {
        requireNeighbours(kernel);
        return new LocalData(instance.features(), design, weights[kernel], sample.multiplicities(), outputs);
    }

    private void runHere(int chunks, IntConsumer progress) {
        Worker worker = new Worker();
        try {
            for (int c = 0; c < chunks; c++) {
                deadline.check();
                worker.score(c);
                progress.accept(Math.min(sample.rows(), (c + 1) * chunk));
            }
        } catch (ModelException e) {
            deadline.check();
            throw e;
        } finally {
            worker.close();
        }
    }

    private void runOn(ExecutorService pool, int workers, int chunks, IntConsumer progress) {
        Board board = new Board(workers);
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        try {
            for (int w = 0; w < workers; w++) {
                running.add(pool.submit(() -> work(board, next, chunks)));
            }
            board.await(deadline, progress);
        } catch (RejectedExecutionException e) {
            throw new LimeException(ErrorId.BAD_REQUEST, "the explainer is closed", e);
        } finally {
            board.stop();
            running.forEach(future -> future.cancel(true));
        }
    }

    private void work(Board board, AtomicInteger next, int chunks) {
        int c = -1;
        try {
            Worker worker = new Worker();
            try {
                while ((c = next.getAndIncrement()) < chunks && board.wants(c)) {
                    worker.score(c);
                    board.scored(Math.min(sample.rows(), (c + 1) * chunk) - c * chunk);
                }
            } finally {
                worker.close();
            }
            board.finished(null, Integer.MAX_VALUE);
        } catch (Throwable e) {
            board.finished(e, c);
        }
    }

    /** At least one row beside the instance itself must count, or there is nothing to fit. */
    private void requireNeighbours(int kernel) {
        double[] given = weights[kernel];
        for (int i = 1; i < given.length; i++) {
            if (given[i] > 0) {
                return;
            }
        }
        throw new LimeException(ErrorId.ALL_WEIGHTS_ZERO, "no sample but the instance itself has a weight above 0 under "
                + Stage.run("kernel", () -> kernels.get(kernel).formula(instance.features()))
                + ": choose a larger width, or draw more samples, or look at the weights of the sampler if it has any");
    }

    /** One thread's buffers, decoder and access to the model. */
    private final class Worker implements AutoCloseable {
        private final Codes codes = new Codes(instance.codeSpace(), chunk);
        private final double[] samplerWeights = new double[chunk];
        private final RowRandom rowRandom = random.rows();
        private double[] answers = new double[0];
        private @Nullable Decoder<X> decoder;
        private final ModelAccess.Lease<X> lease = model.take(deadline);

        void score(int index) {
            int from = index * chunk;
            int to = Math.min(sample.rows(), from + chunk);
            Stage.run("sampler", () -> sample.read(from, to, codes, samplerWeights));
            if (encodes) {
                Stage.run("representation", () -> instance.encode(codes, design, from));
            } else if (from == 0) {
                requireDesignIsCodes();
            }
            List<X> inputs = known == null ? predict(from, to) : recall(from, to, known);
            for (int k = 0; k < weights.length; k++) {
                ProximityKernel kernel = kernels.get(k);
                double[] given = weights[k];
                Stage.run("kernel", () -> weigh(kernel, given, from, to, inputs));
            }
        }

        /** Encodes the first rows all the same, because a representation that is mistaken would be explained wrongly without a word. */
        private void requireDesignIsCodes() {
            BinarySamples encoded = new BinarySamples(codes.rows(), design.columns());
            Stage.run("representation", () -> instance.encode(codes, encoded, 0));
            for (int i = 0; i < codes.rows(); i++) {
                if (!encoded.rowEquals(i, (BinarySamples) design, i)) {
                    throw new LimeException(ErrorId.CONTRACT_BROKEN, "the representation says that the codes are the design, but"
                            + " encode() makes something else of row " + i);
                }
            }
        }

        private List<X> predict(int from, int to) {
            List<X> inputs = Stage.run("representation", () -> decode(to - from));
            answers = lease.model().predict(inputs, from, answers);
            keep(answers, from, to);
            return inputs;
        }

        /** The model is asked about the instance alone. */
        private List<X> recall(int from, int to, double[][] given) {
            for (int c = 0; c < outputs.length; c++) {
                System.arraycopy(given[c], from, outputs[c], from, to - from);
            }
            if (from == 0) {
                keep(lease.model().predict(List.of(instance.instance()), 0), 0, 1);
            }
            return List.of();
        }

        private void keep(double[] rows, int from, int to) {
            int k = outputs.length;
            for (int c = 0; c < k; c++) {
                for (int i = from; i < to; i++) {
                    outputs[c][i] = rows[(i - from) * k + c];
                }
            }
        }

        private List<X> decode(int rows) {
            if (decoder == null || lease.blackBox().retainsInputs()) {
                closeDecoder();
                decoder = instance.newDecoder(chunk);
            }
            List<X> inputs = decoder.decode(codes, 0, rows, rowRandom);
            if (inputs.size() != rows) {
                throw new LimeException(ErrorId.CONTRACT_BROKEN, "the decoder made " + inputs.size() + " inputs from "
                        + rows + " rows of codes");
            }
            return inputs;
        }

        private void weigh(ProximityKernel kernel, double[] given, int from, int to, List<X> inputs) {
            kernel.weigh(
                    new Neighbourhood(design, from, to, 0, instance.features(), instance.instance(),
                            kernel.needsInputs() ? inputs : List.of()),
                    given,
                    from);
            for (int i = from; i < to; i++) {
                if (!(given[i] >= 0) || given[i] == Double.POSITIVE_INFINITY) {
                    throw new LimeException(ErrorId.CONTRACT_BROKEN, "the kernel gave row " + i + " the weight "
                            + given[i] + "; weights are finite and at least 0");
                }
                given[i] *= samplerWeights[i - from];
            }
        }

        private void closeDecoder() {
            Decoder<X> old = decoder;
            decoder = null;
            if (old != null) {
                old.close();
            }
        }

        @Override
        public void close() {
            try {
                Stage.run("representation", this::closeDecoder);
            } finally {
                model.giveBack(lease);
            }
        }
    }

    /** Where workers say how far they are and the caller waits; the failure of the lowest chunk is the one that counts. */
    private static final class Board {
        private int busy;
        private int rows;
        private boolean stopped;
        private int failedChunk = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Board(int workers) {
            busy = workers;
        }

        synchronized boolean wants(int chunk) {
            return !stopped && chunk < failedChunk;
        }

        synchronized void scored(int count) {
            rows += count;
            notifyAll();
        }

        synchronized void finished(@Nullable Throwable error, int chunk) {
            busy--;
            if (error != null && (failure == null || chunk < failedChunk)) {
                failure = error;
                failedChunk = chunk;
            }
            notifyAll();
        }

        synchronized void stop() {
            stopped = true;
        }

        void await(Deadline deadline, IntConsumer progress) {
            int told = 0;
            while (true) {
                int now;
                deadline.check();
                synchronized (this) {
                    while (busy > 0 && rows == told) {
                        pause(deadline);
                    }
                    now = rows;
                    if (busy == 0 && now == told) {
                        break;
                    }
                }
                if (now > told) {
                    told = now;
                    progress.accept(now);
                }
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
            if (failure != null) {
                throw new LimeException(ErrorId.PLUGIN_FAILED, "a worker failed with " + failure + ": see the cause", failure);
            }
        }

        private void pause(Deadline deadline) {
            long left = deadline.remaining();
            if (left <= 0) {
                throw deadline.exceeded();
            }
            try {
                if (left == Long.MAX_VALUE) {
                    wait();
                } else {
                    wait(left / 1_000_000 + 1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Deadline.interrupted();
            }
        }
    }
}
