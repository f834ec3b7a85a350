package org.lime4j.core.preset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.representation.RepresentationFactory;

/**
 * Choices for the stages of a pipeline under one name. What a pipeline says itself takes precedence: a plugin named there
 * stands in place of the preset's, and where it is the same plugin, options that the pipeline leaves unsaid are the
 * preset's.
 */
public interface Preset extends Component {
    /** {@return the choices, at most one for each representation; not empty} */
    List<PresetChoices> choices();

    /**
     * Looks up what a preset chooses for a representation.
     *
     * @param preset which preset plugin, with which options
     * @param representation of the pipeline
     * @param context where plugins come from
     * @return the preset's choices for this representation
     * @throws LimeException {@link ErrorId#REFUSED} if it has none; as {@link
     *     org.lime4j.core.plugin.PluginRegistry#create} if the preset, or the representation, is not found
     */
    static PresetChoices choices(ComponentRef<?> preset, ComponentRef<?> representation, CreationContext context) {
        String id = context.registry().info(RepresentationFactory.class, representation.id()).id();
        List<PresetChoices> all = context.create(PresetFactory.class, preset, Preset.class).choices();
        Optional<PresetChoices> chosen =
                all.stream().filter(choices -> choices.representation().id().equalsIgnoreCase(id)).findFirst();
        return chosen.orElseThrow(() -> new LimeException(ErrorId.REFUSED, "preset '" + preset.id()
                + "' says nothing for representation '" + id + "', only for "
                + all.stream().map(choices -> choices.representation().id()).collect(Collectors.joining(", "))
                + ": take the preset out and choose each stage, or choose another preset"));
    }
}
