package org.lacuna.app.window.told;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.lacuna.app.session.Loading;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.text.Numbers;
import org.lacuna.app.text.Texts;

/**
 * The clip that is being read while another one is shown: name, stage, progress, cancel. Takes no
 * room otherwise.
 */
public final class LoadingStrip extends HBox {

  private final SessionViewModel session;
  private final Texts texts;
  private final Label title = new Label();
  private final Label stage = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Label percent = new Label();

  public LoadingStrip(SessionViewModel session, Texts texts) {
    this.session = session;
    this.texts = texts;
    setId("loading");
    getStyleClass().add("loading-strip");
    setAlignment(Pos.CENTER_LEFT);
    title.getStyleClass().add("loading-title");
    title.setMinWidth(80);
    stage.getStyleClass().add("secondary");
    stage.setMinWidth(0);
    stage.setPrefWidth(220);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMinWidth(120);
    HBox.setHgrow(bar, Priority.ALWAYS);
    percent.getStyleClass().add("loading-percent");
    percent.setMinWidth(44);
    Button cancel = new Button(texts.get("loading.cancel"));
    cancel.setId("loading-cancel");
    cancel.getStyleClass().add("small");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(e -> session.cancelLoading());
    getChildren().addAll(title, stage, bar, percent, cancel);
    session.loading().addListener(o -> show());
    session.clip().addListener(o -> show());
    show();
  }

  private void show() {
    Optional<Loading> loading = session.loading().get();
    boolean shown = loading.isPresent() && session.clip().get().isPresent();
    setVisible(shown);
    setManaged(shown);
    if (loading.isPresent()) {
      Loading l = loading.get();
      title.setText(texts.get("loading.title", l.name()));
      stage.setText(l.stage());
      bar.setProgress(l.fraction() < 0 ? ProgressBar.INDETERMINATE_PROGRESS : l.fraction());
      percent.setText(
          l.fraction() < 0 ? "" : texts.get("loading.percent", Numbers.percent(l.fraction())));
      bar.setAccessibleText(texts.get("loading.accessible", l.name(), l.stage()));
    }
  }
}
