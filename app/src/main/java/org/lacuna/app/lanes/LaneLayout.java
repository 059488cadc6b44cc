package org.lacuna.app.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which lanes are shown, in which order and how high. Immutable. A lane that the open clip does not
 * have keeps its place until there is one that has it.
 *
 * @param places from top to bottom
 */
public record LaneLayout(List<Place> places) {

  /** Lanes are no lower and no higher than that, units of the scene. */
  public static final double LOWEST = 16;

  public static final double HIGHEST = 600;

  /**
   * One lane.
   *
   * @param id of its kind
   * @param height that the user gave it; empty for its own
   */
  public record Place(String id, OptionalDouble height) {}

  public LaneLayout {
    places = List.copyOf(places);
  }

  /** Lanes at their own heights. */
  public static LaneLayout of(String... ids) {
    return new LaneLayout(
        Arrays.stream(ids).map(id -> new Place(id, OptionalDouble.empty())).toList());
  }

  public boolean shows(String id) {
    return indexOf(id) >= 0;
  }

  private int indexOf(String id) {
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds it at the bottom, or takes it away. */
  public LaneLayout toggled(String id) {
    List<Place> next = new ArrayList<>(places);
    if (!next.removeIf(p -> p.id().equals(id))) {
      next.add(new Place(id, OptionalDouble.empty()));
    }
    return new LaneLayout(next);
  }

  /**
   * Moves a lane before another one.
   *
   * @param before id of that one; empty for the bottom
   */
  public LaneLayout moved(String id, Optional<String> before) {
    int from = indexOf(id);
    if (from < 0 || before.equals(Optional.of(id))) {
      return this;
    }
    List<Place> next = new ArrayList<>(places);
    Place place = next.remove(from);
    int to = next.size();
    for (int i = 0; i < next.size(); i++) {
      if (before.equals(Optional.of(next.get(i).id()))) {
        to = i;
      }
    }
    next.add(to, place);
    return new LaneLayout(next);
  }

  /** Gives a lane a height, within limits; empty for its own. */
  public LaneLayout resized(String id, OptionalDouble height) {
    return new LaneLayout(
        places.stream().map(p -> p.id().equals(id) ? new Place(id, held(height)) : p).toList());
  }

  private static OptionalDouble held(OptionalDouble height) {
    return height.isEmpty()
        ? height
        : OptionalDouble.of(Math.rint(Math.max(LOWEST, Math.min(HIGHEST, height.getAsDouble()))));
  }

  /** As one line, for {@link #parse}. */
  public String format() {
    return places.stream()
        .map(
            p ->
                p.height().isEmpty()
                    ? p.id()
                    : String.format(Locale.ROOT, "%s:%.0f", p.id(), p.height().getAsDouble()))
        .collect(Collectors.joining(","));
  }

  /** The layout that was written; what cannot be read is left out. */
  public static LaneLayout parse(String line) {
    List<Place> places = new ArrayList<>();
    for (String part : line.split(",", -1)) {
      String[] two = part.strip().split(":", 2);
      boolean again = places.stream().anyMatch(p -> p.id().equals(two[0]));
      if (two[0].matches("[A-Za-z0-9._-]+") && !again) {
        boolean number = two.length == 2 && two[1].matches("\\d{1,4}");
        OptionalDouble height =
            number ? OptionalDouble.of(Double.parseDouble(two[1])) : OptionalDouble.empty();
        places.add(new Place(two[0], held(height)));
      }
    }
    return new LaneLayout(places);
  }
}
