namespace Maru.Platform;

/// <summary>
/// The server cannot start because of its settings, the machine or the database. The message is for the operator: what is wrong, where,
/// and how to correct it; it contains no secret.
/// </summary>
/// <param name="message">The sentence.</param>
/// <param name="inner">The exception that showed it.</param>
public sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
