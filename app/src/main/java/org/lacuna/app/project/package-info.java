/** A project on disk: clips, what people noted on them, and what models said. One SQLite file. */
@NullMarked
package org.lacuna.app.project;

import org.jspecify.annotations.NullMarked;
