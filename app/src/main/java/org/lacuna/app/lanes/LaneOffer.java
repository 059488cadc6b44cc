package org.lacuna.app.lanes;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;

/** A part of the program that has lanes to show. Belongs to the thread of the views. */
public interface LaneOffer {

  /** What there is now, in the order of the menu; kinds of one id are one lane. */
  ReadOnlyObjectProperty<List<LaneKind>> kinds();
}
