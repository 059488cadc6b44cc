package org.lacuna.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import org.lacuna.app.look.Theme;
import org.lacuna.app.text.Texts;
import org.lacuna.inference.signal.ModalitySet;

/** The seven choices as small multiples and, in the eighth place, how to read them. */
final class SubsetGrid extends Region {

  static final double CARD_PADDING = 8;

  private static final double GAP = 8;
  private static final double TALLEST = 250;

  private final CompareViewModel model;
  private final List<SubsetCard> cards = new ArrayList<>();
  private final SubsetLegend legend;

  SubsetGrid(CompareViewModel model, Texts texts, ReadOnlyObjectProperty<Theme> theme) {
    this.model = model;
    Consumer<ModalitySet> choose = model::choose;
    for (ModalitySet subset : ModalitySet.nonEmptySubsets()) {
      cards.add(new SubsetCard(subset, choose, texts, theme));
    }
    legend = new SubsetLegend(texts, theme);
    getChildren().addAll(cards);
    getChildren().add(legend);
    setMinSize(0, 0);
    model.comparison().addListener(o -> show());
    model.current().addListener(o -> show());
    show();
  }

  private void show() {
    Optional<Comparison> comparison = model.comparison().get();
    legend.show(comparison.map(Comparison::lacks).orElse(""));
    if (comparison.isPresent()) {
      for (int i = 0; i < cards.size(); i++) {
        SubsetResult row = comparison.get().rows().get(i);
        cards.get(i).show(comparison.get(), row, row.subset().equals(model.current().get()));
      }
    }
  }

  @Override
  protected void layoutChildren() {
    int columns = 4;
    int rows = 2;
    double width = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
    double height = Math.min(TALLEST, Math.floor((getHeight() - (rows - 1) * GAP) / rows));
    for (int i = 0; i < getChildren().size(); i++) {
      double x = i % columns * (width + GAP);
      int row = i / columns;
      double y = row * (height + GAP);
      getChildren().get(i).resizeRelocate(x, y, Math.max(0, width), Math.max(0, height));
    }
  }
}
