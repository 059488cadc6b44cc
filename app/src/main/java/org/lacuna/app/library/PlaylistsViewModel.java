package org.lacuna.app.library;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.lacuna.app.project.OpenProject;
import org.lacuna.app.project.Playlist;
import org.lacuna.app.project.ProjectFile;
import org.lacuna.app.task.Reply;
import org.lacuna.app.text.Texts;
import org.lacuna.app.undo.UndoLog;

/**
 * The playlists of the project, and which of them is looked at. Every change is saved at once and
 * can be undone. Belongs to the thread of the views.
 */
public final class PlaylistsViewModel {

  private final OpenProject project;
  private final LibraryViewModel library;
  private final Texts texts;
  private final ObservableList<Playlist> lists = FXCollections.observableArrayList();
  private final ObservableList<Playlist> readOnly = FXCollections.unmodifiableObservableList(lists);
  private final ObservableList<LibraryClip> shown = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Playlist>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final UndoLog log;

  /**
   * @param log where the user's changes are noted
   */
  public PlaylistsViewModel(
      OpenProject project, LibraryViewModel library, UndoLog log, Texts texts) {
    this.project = project;
    this.library = library;
    this.log = log;
    this.texts = texts;
    project.place().addListener(o -> load());
    library.shown().addListener((ListChangeListener<LibraryClip>) c -> show());
    library.clips().addListener(this::clipsChanged);
    load();
  }

  private void load() {
    lists.clear();
    log.forget(this);
    choose(Optional.empty());
    if (project.place().get().isPresent()) {
      project.ask(
          ProjectFile::playlists,
          Reply.of(
              all -> {
                lists.setAll(all);
                show();
              },
              library::refuse));
    }
  }

  /** All playlists in their order. Read-only; a list that changes is replaced. */
  public ObservableList<Playlist> lists() {
    return readOnly;
  }

  /** The playlist that is looked at; empty for all clips. */
  public ReadOnlyObjectProperty<Optional<Playlist>> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Looks at the playlist of that id; empty for all clips. */
  public void choose(Optional<Long> id) {
    chosen.set(id.flatMap(this::list));
    show();
  }

  /**
   * The clips that are looked at: those of the chosen playlist in its order as far as the search
   * finds them, or {@link LibraryViewModel#shown()}. Read-only.
   */
  public ObservableList<LibraryClip> shown() {
    return shown;
  }

  private Optional<Playlist> list(long id) {
    return lists.stream().filter(l -> l.id() == id).findFirst();
  }

  private void show() {
    List<LibraryClip> now =
        chosen
            .get()
            .map(list -> clipsOf(list, library.shown()))
            .orElseGet(() -> List.copyOf(library.shown()));
    if (now.size() == shown.size()) {
      // One by one, so that what is selected stays so while clips are being read.
      for (int i = 0; i < now.size(); i++) {
        if (!now.get(i).equals(shown.get(i))) {
          shown.set(i, now.get(i));
        }
      }
    } else {
      shown.setAll(now);
    }
  }

  /** Clips that come back to the session come back to their playlists, in the project too. */
  private void clipsChanged(ListChangeListener.Change<? extends LibraryClip> change) {
    Set<Long> back = new HashSet<>();
    while (change.next()) {
      change.getAddedSubList().forEach(c -> back.add(c.id()));
      change.getRemoved().forEach(c -> back.remove(c.id()));
    }
    List<Playlist> its =
        lists.stream().filter(l -> l.clips().stream().anyMatch(back::contains)).toList();
    if (!its.isEmpty()) {
      project.change(
          file -> {
            for (Playlist list : its) {
              file.put(list);
            }
          });
    }
  }

  private static List<LibraryClip> clipsOf(Playlist list, List<LibraryClip> among) {
    return list.clips().stream()
        .flatMap(id -> among.stream().filter(c -> c.id() == id).limit(1))
        .toList();
  }

  /** The clips of a playlist that are in the session, in their order. */
  public List<LibraryClip> clips(Playlist list) {
    return clipsOf(list, library.clips());
  }

  /** Makes a playlist of these clips, which may be none, and looks at it. */
  public void create(List<LibraryClip> clips) {
    String name = freeName(texts.get("library.playlist.new"));
    List<Long> ids = clips.stream().map(LibraryClip::id).toList();
    project.ask(
        ProjectFile::nextId,
        Reply.of(
            id -> {
              List<Playlist> all = new ArrayList<>(lists);
              all.add(new Playlist(id, name, lists.size(), ids));
              change(all, "made", name);
              choose(Optional.of(id));
            },
            library::refuse));
  }

  private String freeName(String wanted) {
    Set<String> taken = lists.stream().map(Playlist::name).collect(Collectors.toSet());
    String name = wanted;
    for (int n = 2; taken.contains(name); n++) {
      name = wanted + " " + n;
    }
    return name;
  }

  /** Gives a playlist another name; a number is added where the name is taken. */
  public void rename(long id, String name) {
    String wanted = name.strip();
    if (!wanted.isEmpty() && list(id).filter(l -> !l.name().equals(wanted)).isPresent()) {
      change(id, "renamed", l -> l.withName(freeName(wanted)));
    }
  }

  /** Removes a playlist; its clips stay in the session. */
  public void remove(long id) {
    String name = list(id).map(Playlist::name).orElse("");
    change(lists.stream().filter(l -> l.id() != id).toList(), "removed", name);
  }

  /**
   * Puts clips into a playlist.
   *
   * @param place before which clip of it, from 0; beyond the end is the end
   */
  public void add(long id, List<LibraryClip> clips, int place) {
    change(
        id,
        "changed",
        l -> {
          List<Long> ids = new ArrayList<>(l.clips());
          ids.addAll(
              Math.max(0, Math.min(place, ids.size())),
              clips.stream().map(LibraryClip::id).toList());
          return l.withClips(ids);
        });
  }

  /**
   * Takes clips out of a playlist.
   *
   * @param places from 0
   */
  public void takeOut(long id, Set<Integer> places) {
    change(
        id,
        "changed",
        l -> {
          List<Long> ids = new ArrayList<>();
          for (int i = 0; i < l.clips().size(); i++) {
            if (!places.contains(i)) {
              ids.add(l.clips().get(i));
            }
          }
          return l.withClips(ids);
        });
  }

  /**
   * Moves clips of a playlist together to another place.
   *
   * @param places of the clips that are moved, from 0
   * @param before the place of the clip that they come before; the number of clips for the end
   */
  public void move(long id, Set<Integer> places, int before) {
    change(
        id,
        "changed",
        l -> {
          List<Long> head = new ArrayList<>();
          List<Long> moved = new ArrayList<>();
          List<Long> tail = new ArrayList<>();
          for (int i = 0; i < l.clips().size(); i++) {
            (places.contains(i) ? moved : i < before ? head : tail).add(l.clips().get(i));
          }
          head.addAll(moved);
          head.addAll(tail);
          return l.withClips(head);
        });
  }

  private void change(long id, String what, UnaryOperator<Playlist> how) {
    String name = list(id).map(Playlist::name).orElse("");
    change(lists.stream().map(l -> l.id() == id ? how.apply(l) : l).toList(), what, name);
  }

  private void change(List<Playlist> next, String what, String name) {
    List<Playlist> before = List.copyOf(lists);
    if (!next.equals(before)) {
      String words = texts.get("undo.what.playlist." + what, name);
      log.did(this, words, () -> apply(before), () -> apply(next));
      apply(next);
    }
  }

  private void apply(List<Playlist> next) {
    List<Playlist> before = List.copyOf(lists);
    Optional<Long> looked = chosen.get().map(Playlist::id);
    lists.setAll(next);
    choose(looked);
    Set<Long> kept = next.stream().map(Playlist::id).collect(Collectors.toSet());
    Set<Playlist> changed = new LinkedHashSet<>(next);
    changed.removeAll(before);
    project.change(
        file -> {
          for (Playlist gone : before) {
            if (!kept.contains(gone.id())) {
              file.removePlaylist(gone.id());
            }
          }
          for (Playlist list : changed) {
            file.put(list);
          }
        });
  }
}
