package io.majorincident.process.engine;

import org.camunda.bpm.engine.impl.util.xml.Namespace;

/** The namespace of the engine's own attributes, which its compatible successors read too. */
final class Camunda {

  static final Namespace NAMESPACE = new Namespace("http://camunda.org/schema/1.0/bpmn");

  private Camunda() {}
}
