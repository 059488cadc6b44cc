package org.lacuna.app.project;

import java.util.List;

/**
 * Clips to be shown one after the other.
 *
 * @param id within the project
 * @param name unique within the project, not blank
 * @param position among the playlists, from 0
 * @param clips ids in their order; a clip may come twice
 */
public record Playlist(long id, String name, int position, List<Long> clips) {
  public Playlist {
    clips = List.copyOf(clips);
  }

  public Playlist withName(String other) {
    return new Playlist(id, other, position, clips);
  }

  public Playlist withClips(List<Long> others) {
    return new Playlist(id, name, position, others);
  }
}
