package org.lacuna.app.window.told;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.lacuna.app.session.Loading;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/** The first clip while it is being read, in the middle of the empty window. */
public final class LoadingCard extends VBox {

  private final Texts texts;
  private final Label title = new Label();
  private final Label stage = new Label();
  private final ProgressBar bar = new ProgressBar();

  public LoadingCard(SessionViewModel session, Texts texts) {
    this.texts = texts;
    getStyleClass().add("loading-card");
    setAlignment(Pos.CENTER);
    title.getStyleClass().add("loading-title");
    stage.getStyleClass().add("secondary");
    Button cancel = new Button(texts.get("loading.cancel"));
    cancel.setId("loading-card-cancel");
    cancel.setOnAction(e -> session.cancelLoading());
    getChildren().addAll(title, bar, stage, cancel);
    session.loading().addListener(o -> show(session.loading().get()));
    show(session.loading().get());
  }

  private void show(Optional<Loading> loading) {
    setVisible(loading.isPresent());
    if (loading.isPresent()) {
      Loading l = loading.get();
      title.setText(texts.get("loading.title", l.name()));
      bar.setProgress(l.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : l.fraction());
      bar.setAccessibleText(texts.get("loading.accessible", l.name(), l.stage()));
      stage.setText(
          l.fraction() < 0
              ? l.stage()
              : texts.get("loading.stage", l.stage(), Numbers.percent(l.fraction())));
    }
  }
}
