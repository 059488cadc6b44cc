package org.lacuna.app.look;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Says each choice of a box by its name. Nothing can be typed into such a box.
 *
 * @param <T> what is chosen
 */
public final class NamedChoices<T> extends StringConverter<T> {

  private final Function<T, String> name;

  public NamedChoices(Function<T, String> name) {
    this.name = name;
  }

  @Override
  public String toString(@Nullable T choice) {
    return choice == null ? "" : name.apply(choice);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("the choices are not typed in");
  }
}
