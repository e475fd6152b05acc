package io.majorincident.process.engine;

import io.majorincident.incident.IncidentFacts;
import io.majorincident.incident.Incidents;
import io.majorincident.process.IncidentNumber;
import io.majorincident.process.Steps;
import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.camunda.spin.json.SpinJsonNode;

/**
 * All that an expression of a diagram may read: the steps and the facts of its incident by their
 * names, the variables of its scope, the business key, what lies in a map under a name or in a list
 * at a place, and the elements of a JSON list. A name of a step or a fact stands for that, whatever
 * variables there are. No method of an object can be called and nothing is ever written, so that an
 * expression reaches no code but the steps, whoever has written it.
 */
final class ReadableValues extends ELResolver {

  private static final String EXECUTION = "execution";
  private static final String BUSINESS_KEY = "processBusinessKey";
  private static final String ELEMENTS = "elements";

  /** Maps and lists of other packages could do anything when they are read. */
  private static final String COLLECTIONS = "java.util.";

  private final Steps steps;
  private final Supplier<Incidents> incidents;

  ReadableValues(Steps steps, Supplier<Incidents> incidents) {
    this.steps = steps;
    this.incidents = incidents;
  }

  /**
   * What stands for the running process: of it only the business key can be read.
   *
   * @param businessKey the incident's number, or null
   */
  private record Running(String businessKey) {}

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    return base == null ? named(context, (String) property) : within(context, base, property);
  }

  private Object named(ELContext context, String name) {
    VariableScope scope = (VariableScope) context.getContext(VariableScope.class);
    if (steps.names().contains(name)) {
      return found(context, steps.get(name));
    }
    if (name.equals(EXECUTION)) {
      return found(context, new Running(businessKey(scope)));
    }
    if (IncidentFacts.NAMES.contains(name) && businessKey(scope) != null) {
      return found(context, fact(businessKey(scope), name));
    }
    return scope != null && scope.hasVariable(name)
        ? found(context, scope.getVariable(name))
        : null;
  }

  private static String businessKey(VariableScope scope) {
    return IncidentNumber.find(scope).orElse(null);
  }

  private Object fact(String incident, String name) {
    return incidents.get().findFacts(incident).map(facts -> facts.get(name)).orElse(null);
  }

  private static Object within(ELContext context, Object base, Object property) {
    if (base instanceof Running running && BUSINESS_KEY.equals(property)) {
      return found(context, running.businessKey());
    }
    if (base instanceof Map<?, ?> map && isPlain(map) && property instanceof String) {
      return found(context, map.get(property));
    }
    if (base instanceof List<?> list && isPlain(list) && property instanceof Long place) {
      return found(context, at(list, place));
    }
    throw new PropertyNotFoundException(
        "'%s' cannot be read: an expression reads variables, what lies in a map under a name, and what lies in a list at a place."
            .formatted(property));
  }

  private static Object at(List<?> list, long place) {
    return place >= 0 && place < list.size() ? list.get((int) place) : null;
  }

  private static boolean isPlain(Object collection) {
    return collection.getClass().getName().startsWith(COLLECTIONS);
  }

  private static Object found(ELContext context, Object value) {
    context.setPropertyResolved(true);
    return value;
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] values) {
    if (base instanceof SpinJsonNode json && ELEMENTS.equals(method) && isEmpty(values)) {
      return found(context, json.elements());
    }
    throw new MethodNotFoundException(
        "'%s' cannot be called: an expression calls nothing but the elements() of a JSON list."
            .formatted(method));
  }

  private static boolean isEmpty(Object[] values) {
    return values == null || values.length == 0;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new PropertyNotWritableException("'%s' cannot be set.".formatted(property));
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    context.setPropertyResolved(true);
    return true;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return Collections.emptyIterator();
  }
}
