package org.lime4j.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.config.Pipeline;
import org.lime4j.core.stability.KernelWidthAdvisor;
import org.lime4j.core.stability.Stability;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.core.stability.WidthReport;
import org.lime4j.report.JsonOptions;
import org.lime4j.report.StabilityJson;
import org.lime4j.report.StabilityText;

/** Assesses the stability of the instances of one file, each under the same seeds. Used once. */
final class StabilityJob extends PipelineJob {
    private final Stability stability;
    private final Optional<KernelWidthAdvisor> advisor;
    private final boolean json;
    private final StabilityJson asJson = new StabilityJson(new JsonOptions(true));
    private final StabilityText asText;

    /**
     * @param streams where to write
     * @param errors told of every plugin that cannot be used and of every instance that was not explained
     * @param file results go here instead; null for standard output
     * @param advisor compares widths instead, if it is there
     */
    StabilityJob(Streams streams, ErrorReport errors, @Nullable Path file, Stability stability,
            Optional<KernelWidthAdvisor> advisor, boolean json) {
        super(streams, errors, file);
        this.stability = stability;
        this.advisor = advisor;
        this.json = json;
        this.asText = new StabilityText(terminal().textOptions());
    }

    @Override
    String name() {
        return "stability";
    }

    @Override
    <X> void work(Pipeline<X> pipeline, Peeked<X> instances) {
        boolean onlyOne = instances.isOnlyOne();
        long start = System.nanoTime();
        for (long i = 0; ; i++) {
            boolean last = true;
            try {
                if (!instances.hasNext()) {
                    return;
                }
                last = false;
                X instance = instances.next();
                assess(pipeline, instance, within(pipeline.request(), start), i, onlyOne ? "" : "instance " + i);
            } catch (LimeException e) {
                if (onlyOne) {
                    failed(pipeline.located(e));
                } else {
                    failed(i, pipeline.located(e));
                }
                last |= e.id().endsRun();
            }
            if (last) {
                return;
            }
        }
    }

    /** The deadline of the file is one for the whole run. */
    private static ExplanationRequest within(ExplanationRequest request, long start) {
        if (request.deadline().isEmpty()) {
            return request;
        }
        Duration left = request.deadline().get().minusNanos(System.nanoTime() - start);
        if (left.isNegative() || left.isZero()) {
            throw new LimeException(ErrorId.DEADLINE_EXCEEDED,
                    "the deadline passed before this instance was begun: allow more time, or ask for fewer seeds or samples");
        }
        return request.withDeadline(left);
    }

    private <X> void assess(Pipeline<X> pipeline, X instance, ExplanationRequest request, long index, String title) {
        Streams.Content content;
        if (advisor.isPresent()) {
            WidthReport report = advisor.get().advise(pipeline.explainer(), instance, request);
            content = json ? out -> asJson.write(report, index, out) : out -> asText.write(report, out);
        } else {
            StabilityReport report = stability.assess(pipeline.explainer(), instance, request);
            content = json ? out -> asJson.write(report, index, out) : out -> asText.write(report, out);
        }
        write(title, !json, content);
    }
}
