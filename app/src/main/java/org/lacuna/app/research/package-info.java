/**
 * Research data behind the command line: transcripts embedded, methods trained, results written.
 */
@NullMarked
package org.lacuna.app.research;

import org.jspecify.annotations.NullMarked;
