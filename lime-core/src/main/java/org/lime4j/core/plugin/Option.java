package org.lime4j.core.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of an options record. The name in a configuration is the component's name in kebab case.
 *
 * <p>Types: {@code boolean}, {@code int}, {@code long}, {@code double}, {@code String}, {@code java.nio.file.Path}
 * (relative to the configuration's own folder), {@code java.time.Duration} ({@code 30 s}, {@code 5 min}), enums, {@code
 * OptionalInt}, {@code OptionalLong}, {@code OptionalDouble} (empty when the value is {@code auto} or {@code none}),
 * {@code Optional}, {@link ComponentRef}, other records of options, and {@code List} and {@code Map<String, …>} of these.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
    /** {@return what it does, in one sentence, with its unit} */
    String doc();

    /**
     * {@return the value when nothing is said, as it would stand in a configuration: {@code "10"}, {@code "auto"}; for
     * a {@link ComponentRef} the id, for a list its elements between commas} "" makes the option required, except where
     * its type is optional, a list or a map, which are then empty, or a record of options that all have defaults. An
     * empty optional is shown as {@code auto} if that is written here, else as {@code none}.
     */
    String value() default "";

    /** {@return the smallest number allowed} */
    double min() default Double.NEGATIVE_INFINITY;

    /** {@return the largest number allowed} */
    double max() default Double.POSITIVE_INFINITY;

    /** {@return whether {@link #min()} itself is excluded} */
    boolean exclusiveMin() default false;

    /** {@return whether {@link #max()} itself is excluded} */
    boolean exclusiveMax() default false;
}
