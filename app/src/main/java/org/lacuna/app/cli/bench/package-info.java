/** What the program measures of itself: {@code lacuna bench}. */
@NullMarked
package org.lacuna.app.cli.bench;

import org.jspecify.annotations.NullMarked;
