package org.lacuna.media.text.speech;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A native model of a speech engine: loaded when it is first needed and kept until it is closed,
 * after which it would be loaded again. One thread at a time.
 *
 * @param <M> the engine's class
 */
public final class LazyModel<M> implements AutoCloseable {

  /**
   * Loads the natives, then the model.
   *
   * @param <M> the engine's class
   */
  @FunctionalInterface
  public interface Opener<M> {

    /**
     * @throws IOException when the engine refuses the model
     */
    M open() throws IOException;
  }

  private final String engine;
  private final Opener<M> opener;
  private final Function<IOException, LacunaException> refused;
  private final Consumer<M> closer;
  private @Nullable M loaded;

  /**
   * @param engine its name for the user
   * @param refused what the user is told of a model that the engine refuses
   */
  public LazyModel(
      String engine,
      Opener<M> opener,
      Function<IOException, LacunaException> refused,
      Consumer<M> closer) {
    this.engine = engine;
    this.opener = opener;
    this.refused = refused;
    this.closer = closer;
  }

  /**
   * @throws LacunaException of kind MODEL when the natives or the model cannot be loaded
   */
  public M get() throws LacunaException {
    M ready = loaded;
    if (ready == null) {
      try {
        ready = opener.open();
      } catch (IOException e) {
        throw refused.apply(e);
      } catch (LinkageError e) {
        // Also when loading has failed before: the virtual machine then has no such class.
        throw new LacunaException(
            Kind.MODEL,
            engine + " does not run on this machine: use the built-in speech recognition.",
            e);
      }
      loaded = ready;
    }
    return ready;
  }

  @Override
  public void close() {
    M open = loaded;
    loaded = null;
    if (open != null) {
      closer.accept(open);
    }
  }
}
