package org.lacuna.app.window;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The working area: player over lanes on the left, switches, scores and attention on the right. The
 * right side takes a share of the width within limits; all else goes to the left.
 */
final class Workbench extends Region {

  private static final double PADDING = 12;
  private static final double SPACE = 12;
  private static final double SIDE_SHARE = 0.29;
  private static final double SIDE_MINIMUM = 372;
  private static final double SIDE_MAXIMUM = 640;
  private static final double LANES_MINIMUM = 384;
  private static final double ATTENTION_MINIMUM = 216;

  private final SplitPane main;
  private final ScrollPane side;

  Workbench(Node player, Region lanes, Region switches, Region scores, Region attention) {
    main = new SplitPane(player, lanes);
    main.setOrientation(Orientation.VERTICAL);
    main.setDividerPositions(0.5);
    main.getStyleClass().add("workbench-split");
    lanes.setMinSize(0, LANES_MINIMUM);
    attention.setMinHeight(ATTENTION_MINIMUM);
    VBox.setVgrow(attention, Priority.ALWAYS);
    VBox column = new VBox(SPACE, switches, scores, attention);
    side = new ScrollPane(column);
    side.setFitToWidth(true);
    side.setFitToHeight(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.setFocusTraversable(false);
    side.getStyleClass().add("workbench-side");
    getStyleClass().add("workbench");
    getChildren().addAll(main, side);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - 2 * PADDING;
    double height = getHeight() - 2 * PADDING;
    double share = Math.round(getWidth() * SIDE_SHARE);
    double sideWidth = Math.max(SIDE_MINIMUM, Math.min(SIDE_MAXIMUM, share));
    main.resizeRelocate(PADDING, PADDING, width - sideWidth - SPACE, height);
    side.resizeRelocate(PADDING + width - sideWidth, PADDING, sideWidth, height);
  }
}
