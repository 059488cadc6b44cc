package org.lacuna.inference.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lacuna.inference.task.LacunaException;
import org.lacuna.inference.task.LacunaException.Kind;

/**
 * A model card together with the network it speaks of, checked against each other. Immutable.
 *
 * @param card the card
 * @param network bytes of the ONNX file
 * @param sha256 hash of those bytes, hexadecimal
 * @param origin where the bundle came from, for messages
 */
public record ModelBundle(ModelCard card, byte[] network, String sha256, String origin) {

  /**
   * Reads a bundle folder.
   *
   * @throws LacunaException of kind MODEL when it is no bundle, is damaged, or is of a newer format
   */
  public static ModelBundle open(Path folder) throws LacunaException {
    Path card = folder.resolve(ModelCard.CARD_FILE);
    Path network = folder.resolve(ModelCard.MODEL_FILE);
    if (!Files.isRegularFile(card) || !Files.isRegularFile(network)) {
      throw new LacunaException(
          Kind.MODEL,
          "\""
              + folder
              + "\" is not a model bundle: it needs "
              + ModelCard.CARD_FILE
              + " and "
              + ModelCard.MODEL_FILE
              + ".");
    }
    try {
      return of(Files.readAllBytes(card), Files.readAllBytes(network), folder.toString());
    } catch (IOException e) {
      throw new LacunaException(
          Kind.MODEL, "The model bundle \"" + folder + "\" cannot be read.", e);
    }
  }

  /**
   * Puts a bundle together from its two files.
   *
   * @param origin where they came from, for messages
   * @throws LacunaException of kind MODEL when the card is wrong or does not belong to the network
   */
  public static ModelBundle of(byte[] cardJson, byte[] network, String origin)
      throws LacunaException {
    ModelCard card = parse(cardJson, origin);
    String hash = sha256(network);
    String expected = card.sha256().get(ModelCard.MODEL_FILE);
    if (expected != null && !expected.equalsIgnoreCase(hash)) {
      throw new LacunaException(
          Kind.MODEL,
          "The network in \"" + origin + "\" is not the one its card describes: the hash differs.");
    }
    return new ModelBundle(card, network, hash, origin);
  }

  private static ModelCard parse(byte[] json, String origin) throws LacunaException {
    ObjectMapper mapper =
        new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try {
      ModelCard card = mapper.readValue(json, ModelCard.class);
      if (card == null) {
        throw new LacunaException(Kind.MODEL, "The card of \"" + origin + "\" is empty.");
      }
      CardCheck.check(card, origin);
      return card;
    } catch (JsonProcessingException e) {
      throw new LacunaException(
          Kind.MODEL, "The card of \"" + origin + "\" is not a valid model card.", e);
    } catch (IOException e) {
      throw new LacunaException(Kind.MODEL, "The card of \"" + origin + "\" cannot be read.", e);
    }
  }

  /** Writes a card as indented JSON. */
  public static byte[] toJson(ModelCard card) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(card);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model card is always writable", e);
    }
  }

  /** SHA-256 in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
