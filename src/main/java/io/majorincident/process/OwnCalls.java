package io.majorincident.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what tells the engine something on behalf of the application itself, also while a person's
 * request is being answered: what it hands over need not come from a form.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnCalls {}
