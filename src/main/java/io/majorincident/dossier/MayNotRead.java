package io.majorincident.dossier;

/** Somebody asked for what only readers of the history may see. */
class MayNotRead extends RuntimeException {

  MayNotRead() {
    super(
        "Only who may read the history of incidents may see this: auditors, process owners and administrators. An administrator can add you to such a group.");
  }
}
