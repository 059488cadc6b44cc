package org.lacuna.app.fake;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lacuna.app.library.LibraryViewModel;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.remember.RememberedHere;
import org.lacuna.app.session.SessionViewModel;
import org.lacuna.app.task.TaskRunner;
import org.lacuna.app.text.Texts;

/** A session, its project file and its list of clips, joined as the window does it. */
public record SampleLibrary(SessionViewModel session, OpenProject project, LibraryViewModel clips) {

  public static SampleLibrary of(
      FakeBackend backend, TaskRunner runner, RememberedHere remembered, Optional<Path> projects) {
    Texts texts = Texts.of(Locale.ENGLISH);
    SessionViewModel session = new SessionViewModel(backend, runner, texts, () -> 0);
    OpenProject project =
        new OpenProject(runner, remembered, projects, why -> session.refuse(why.sentence()));
    return new SampleLibrary(
        session,
        project,
        new LibraryViewModel(backend, runner, session, project, remembered, texts));
  }

  public void start() {
    session.start();
    project.start();
  }
}
