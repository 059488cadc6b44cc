/** Tables as OpenFace and openSMILE write them, and a table of words. */
@NullMarked
package org.lacuna.app.export.csv;

import org.jspecify.annotations.NullMarked;
