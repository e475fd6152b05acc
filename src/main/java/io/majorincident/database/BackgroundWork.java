package io.majorincident.database;

/** What a node does by itself, and any other node can do in its place. */
public interface BackgroundWork {

  /**
   * Called again and again with whether this node may take work now: begins nothing new while it
   * may not, and goes on once it may. Returns at once if nothing has changed.
   */
  void mayWork(boolean may);
}
