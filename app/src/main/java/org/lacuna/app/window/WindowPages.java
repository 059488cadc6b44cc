package org.lacuna.app.window;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.lacuna.app.annotate.AnnotateView;
import org.lacuna.app.annotate.TierLanes;
import org.lacuna.app.attention.AttentionNumbers;
import org.lacuna.app.attention.AttentionPage;
import org.lacuna.app.compare.CompareNumbers;
import org.lacuna.app.compare.CompareView;
import org.lacuna.app.degrade.DegradeView;
import org.lacuna.app.drop.InfluenceNumbers;
import org.lacuna.app.drop.InfluencePage;
import org.lacuna.app.lanes.ClipLanes;
import org.lacuna.app.lanes.TimelineView;
import org.lacuna.app.look.Theme;
import org.lacuna.app.page.Deferred;
import org.lacuna.app.page.NumberTable;
import org.lacuna.app.page.Page;
import org.lacuna.app.picture.ClipNumbers;
import org.lacuna.app.rebuilt.RebuiltView;
import org.lacuna.app.text.Texts;

/** Makes the views under the player. */
final class WindowPages {

  private final WindowParts parts;
  private final Texts texts;
  private final ReadOnlyObjectProperty<Theme> theme;

  WindowPages(WindowParts parts, Texts texts) {
    this.parts = parts;
    this.texts = texts;
    this.theme = parts.appearance().theme();
  }

  /** In the order of their buttons. */
  List<Page> all() {
    return List.of(timeline(), compare(), rebuilt(), attention(), why(), degrade(), annotate());
  }

  private Page timeline() {
    ClipLanes lanes =
        new ClipLanes(
            parts.session(),
            parts.reconstruction(),
            parts.drops(),
            parts.influence(),
            parts.summaries(),
            parts.fineSound(),
            parts.timeline(),
            texts,
            theme);
    TimelineView view =
        new TimelineView(
            List.of(lanes, new TierLanes(parts.annotation(), parts.timeline(), texts, theme)),
            parts.laneLayout(),
            parts.reconstruction(),
            parts.timeline(),
            texts,
            theme);
    return new Page(
        "timeline",
        texts.get("page.timeline"),
        MaterialDesignC.CHART_TIMELINE,
        view,
        () -> {
          List<NumberTable> all = new ArrayList<>(new ClipNumbers(parts.session()).timeline());
          all.addAll(view.numbers());
          return all;
        });
  }

  private Page compare() {
    return new Page(
        "compare",
        texts.get("page.compare"),
        MaterialDesignC.COMPARE,
        new Deferred(() -> new CompareView(parts.compare(), parts.sessionPlot(), texts, theme)),
        () -> CompareNumbers.of(parts.compare(), parts.sessionPlot()));
  }

  private Page rebuilt() {
    return new Page(
        "rebuilt",
        texts.get("page.rebuilt"),
        MaterialDesignE.EAR_HEARING,
        new Deferred(
            () ->
                new RebuiltView(
                    parts.rebuilt(), parts.listening(), parts.timeline(), texts, theme)),
        parts.rebuilt()::numbers);
  }

  private Page degrade() {
    return new Page(
        "degrade",
        texts.get("page.degrade"),
        MaterialDesignB.BLUR,
        new Deferred(() -> new DegradeView(parts.degrade(), parts.timeline(), texts)),
        parts.degrade()::numbers);
  }

  private Page attention() {
    return new Page(
        "attention",
        texts.get("page.attention"),
        MaterialDesignE.EYE_OUTLINE,
        new Deferred(
            () ->
                new AttentionPage(
                    parts.attention(), parts.faces(), parts.timeline(), texts, theme)),
        () -> AttentionNumbers.of(parts.attention()));
  }

  private Page why() {
    return new Page(
        "why",
        texts.get("page.why"),
        MaterialDesignH.HELP_CIRCLE_OUTLINE,
        new Deferred(
            () ->
                new InfluencePage(
                    parts.drops(), parts.influence(), parts.timeline(), texts, theme)),
        () -> InfluenceNumbers.of(parts.influence()));
  }

  private Page annotate() {
    return new Page(
        "annotate",
        texts.get("page.annotate"),
        MaterialDesignT.TAG_TEXT_OUTLINE,
        new Deferred(() -> new AnnotateView(parts.annotation(), parts.timeline(), texts, theme)),
        parts.annotation()::numbers);
  }
}
