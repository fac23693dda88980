package io.consuljvm.spi.storage;

/** The disk, or what stands for it, failed. The message says what was attempted on what. */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }

  public StorageException(String message) {
    super(message);
  }
}
