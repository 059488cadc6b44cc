package org.lacuna.app.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.lacuna.app.analysis.ScoresViewModel;
import org.lacuna.app.analysis.SwitchesViewModel;
import org.lacuna.app.annotate.AnnotationViewModel;
import org.lacuna.app.attention.AttentionViewModel;
import org.lacuna.app.attention.face.FaceThumbnails;
import org.lacuna.app.boot.WindowRequest;
import org.lacuna.app.compare.CompareViewModel;
import org.lacuna.app.compare.plot.SessionPlotViewModel;
import org.lacuna.app.degrade.DegradeViewModel;
import org.lacuna.app.drop.DropsViewModel;
import org.lacuna.app.drop.InfluenceViewModel;
import org.lacuna.app.lanes.ClipLanes;
import org.lacuna.app.lanes.LaneLayoutModel;
import org.lacuna.app.lanes.wave.FineSound;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.library.PlayThrough;
import org.lacuna.app.library.PlaylistsViewModel;
import org.lacuna.app.presenter.PresenterViewModel;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.rebuilt.ListenViewModel;
import org.lacuna.app.rebuilt.RebuiltViewModel;
import org.lacuna.app.reconstruction.ReconstructionViewModel;
import org.lacuna.app.remember.Remembered;
import org.lacuna.app.session.Backend;
import org.lacuna.app.session.OpenClip;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;
import org.lacuna.app.timeline.Summaries;
import org.lacuna.app.timeline.Timeline;

/** The view models of one window, wired to each other and to the player. */
record WindowParts(
    SessionViewModel session,
    Timeline timeline,
    SwitchesViewModel switches,
    ScoresViewModel scores,
    ReconstructionViewModel reconstruction,
    RebuiltViewModel rebuilt,
    ListenViewModel listening,
    DegradeViewModel degrade,
    DropsViewModel drops,
    InfluenceViewModel influence,
    AttentionViewModel attention,
    FaceThumbnails faces,
    CompareViewModel compare,
    SessionPlotViewModel sessionPlot,
    Summaries summaries,
    FineSound fineSound,
    LaneLayoutModel laneLayout,
    AppearanceViewModel appearance,
    Remembered remembered,
    OpenProject project,
    LibraryViewModel library,
    AnnotationViewModel annotation,
    PlaylistsViewModel playlists,
    PlayThrough playThrough,
    ResearchParts research,
    PresenterViewModel presenter,
    PlayerPart player) {

  static WindowParts of(
      Backend backend,
      TaskRunner runner,
      PlayerPart player,
      Remembered remembered,
      Texts texts,
      LongSupplier nanoClock) {
    SessionViewModel session = new SessionViewModel(backend, runner, texts, nanoClock);
    Timeline timeline = new Timeline();
    OpenProject project =
        new OpenProject(
            runner, remembered, backend.projectFolder(), why -> session.refuse(why.sentence()));
    LibraryViewModel library =
        new LibraryViewModel(backend, runner, session, project, remembered, texts);
    RebuiltViewModel rebuilt = new RebuiltViewModel(session, texts);
    PlaylistsViewModel playlists =
        new PlaylistsViewModel(project, library, session.undoLog(), texts);
    PlayThrough through = new PlayThrough(session, library, playlists);
    SwitchesViewModel switches = new SwitchesViewModel(session, texts);
    ScoresViewModel scores = new ScoresViewModel(session, texts);
    WindowParts parts =
        new WindowParts(
            session,
            timeline,
            switches,
            scores,
            new ReconstructionViewModel(session, texts),
            rebuilt,
            new ListenViewModel(session, rebuilt, timeline, player.sound(), runner, texts),
            new DegradeViewModel(session, timeline, runner, texts),
            new DropsViewModel(session, texts),
            new InfluenceViewModel(session, runner, texts),
            new AttentionViewModel(session, timeline, runner, texts),
            new FaceThumbnails(session, backend::pictures, runner),
            new CompareViewModel(session, backend, runner, texts),
            new SessionPlotViewModel(library, texts),
            new Summaries(runner),
            new FineSound(session, timeline, runner, backend::samples),
            new LaneLayoutModel(ClipLanes.STANDARD, remembered, session.undoLog(), texts),
            new AppearanceViewModel(remembered),
            remembered,
            project,
            library,
            new AnnotationViewModel(session, timeline, project, remembered, texts),
            playlists,
            through,
            ResearchParts.of(session, backend, runner, remembered, library, texts),
            new PresenterViewModel(session, switches, scores, through, texts),
            player);
    parts.wirePlayer();
    return parts;
  }

  /** Shows what the window is to show first. */
  void begin(WindowRequest request) {
    if (!request.clips().isEmpty()) {
      openAll(request.clips());
    }
    if (request.present()) {
      presenter.enter();
    }
  }

  /** Opens a clip; several of them, or a folder, are added to the list instead. */
  void openAll(List<Path> files) {
    if (files.size() == 1 && !Files.isDirectory(files.get(0))) {
      session.open(files.get(0));
    } else {
      library.add(files);
    }
  }

  /** The player owns the position; a new clip starts both over. */
  private void wirePlayer() {
    session.clip().addListener((o, before, now) -> now.ifPresent(clip -> show(before, clip)));
    player.setFaceChooser(session::chooseFace);
    player.timeUs().addListener(o -> timeline.moveTo(player.timeUs().get()));
    timeline.setSeeker(player::seek);
    timeline.selection().addListener(o -> player.setStretch(timeline.selection().get()));
    playThrough.setPlayer(player::play);
    player.ended().addListener(o -> playedToTheEnd());
  }

  private void show(Optional<OpenClip> before, OpenClip clip) {
    if (before.isPresent() && before.get().opening() == clip.opening()) {
      player.refresh(clip);
    } else {
      timeline.reset(clip.features().durationUs());
      player.show(clip);
      playThrough.shown();
    }
  }

  private void playedToTheEnd() {
    if (player.ended().get()) {
      playThrough.ended();
    }
  }
}
